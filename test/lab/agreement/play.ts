import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synth } from '../../../src/lab/synth.ts';
import type { Capture } from './capture.ts';
import { type AgentRecord, recordsOf } from './records.ts';

/** When polls and events fall is drawn: each seed is another phase. */
const seeds = [1, 2, 3];

/** What the real logs of a capture tell, and what the model's do, once for each seed. */
export interface Played {
  readonly real: readonly AgentRecord[];
  readonly model: readonly (readonly AgentRecord[])[];
}

export async function play(capture: Capture): Promise<Played> {
  const real = await recordsOf(capture.bundle, capture);
  const model: AgentRecord[][] = [];
  for (const seed of seeds) model.push(await modelled(capture, seed));
  return { real, model };
}

async function modelled(capture: Capture, seed: number): Promise<AgentRecord[]> {
  const folder = await mkdtemp(join(tmpdir(), 'agreement-'));
  try {
    synth({ name: capture.name, scenario: capture.scenario, seed, folder });
    return await recordsOf(join(folder, 'bundle'), capture);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
