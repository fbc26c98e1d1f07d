import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerText, clientRecord, requestText, statusText, userAgent } from './client-record.ts';
import type { Clock } from './clock.ts';
import type { Desktop } from './desktop.ts';

/** How long before its standstill a page's log begins. */
const keptMs = 30 * 60_000;
const pollMs = 60_000;

/**
 * What a desktop hands over that stood still and is back: polls of `SystemInfo`, a hole, and the way back.
 *
 * @param stoodStillAt epoch ms
 */
export function writeClientLog(
  folder: string,
  { agent }: Desktop,
  clock: Clock,
  stoodStillAt: number,
): void {
  const lines = [userAgent];
  const say = (at: number, text: string) =>
    lines.push(clientRecord(at, clock.zone, 'Container', text));
  for (let at = stoodStillAt - keptMs; at < stoodStillAt; at += pollMs) {
    say(at, requestText('SystemInfo', 'GET', `/finesse/api/SystemInfo?nocache=${at}`));
    say(at + 14, answerText('SystemInfo', 200));
  }
  for (const word of ['disconnected', 'reconnecting', 'connecting', 'connected'])
    say(clock.epochMs, statusText(word));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${clock.fileName}_${agent}.log`), `${lines.join('\n')}\n`);
}
