import type { Io, OutputStream } from '../../src/cli/io.ts';
import type { Pipeline } from '../../src/cli/pipeline.ts';
import { run } from '../../src/cli/run.ts';
import { disguise } from '../../src/disguise.ts';
import { explain, explanations } from '../../src/explain.ts';
import type { TimelineEvent } from '../../src/model/event.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import type { Report } from '../../src/model/report.ts';
import { parseSettings } from '../../src/parse-settings.ts';
import { redactBundle } from '../../src/redact-bundle.ts';
import { reaches, select, selectEvents } from '../../src/report/select.ts';
import { sampleInventory } from '../reporters/sample-inventory.ts';
import { incidentReport } from '../reporters/sample-report.ts';

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What the product was asked. */
  readonly asked: readonly unknown[];
}

export interface Given {
  readonly report?: Report;
  readonly inventory?: Inventory;
  readonly events?: readonly TimelineEvent[];
  readonly env?: Io['env'];
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly stdin?: string;
}

/** A run with an analysis that is given. */
export async function ran(argv: readonly string[], given: Given = {}): Promise<Ran> {
  const {
    report = incidentReport,
    inventory = sampleInventory,
    events = [],
    env = {},
    isTTY = false,
    columns,
  } = given;
  const asked: unknown[] = [];
  const pipeline: Pipeline = {
    analyze: async (...question) => {
      asked.push(...question);
      return { report, timeline: () => streamOf(events) };
    },
    inspect: async (...question) => {
      asked.push(...question);
      return inventory;
    },
    timeline: async (...question) => {
      asked.push(...question);
      const { bundle, agents, problems } = report;
      const ids = agents.map(({ id }) => id);
      const head = { bundle, agents: ids, hasMoved: false, problems };
      return { head, events: () => streamOf(events) };
    },
    disguise,
    parseSettings: async (text, file) => parseSettings(text, file),
    explain,
    explanations,
    reaches,
    redactBundle,
    select,
    selectEvents,
  };
  const [stdout, stderr] = [recorder(isTTY, columns), recorder(isTTY, columns)];
  const io = { stdout, stderr, env, stdin: streamOf([given.stdin ?? '']) };
  const status = await run(argv, io, async () => pipeline);
  return { status, stdout: stdout.text(), stderr: stderr.text(), asked };
}

async function* streamOf<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

function recorder(
  isTTY: boolean,
  columns: number | undefined,
): OutputStream & { text: () => string } {
  let text = '';
  return {
    isTTY,
    ...(columns !== undefined && { columns }),
    text: () => text,
    write: (more, done) => {
      text += more;
      done();
      return true;
    },
  };
}
