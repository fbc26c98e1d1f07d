import { parseArgs } from 'node:util';
import { parseSize } from './parse-size.ts';

/** The rows of the table; `start` is that of `--version`. */
export const rowNames = [
  'debug',
  'rotated',
  'webservices',
  'client',
  'gz',
  'tgz',
  'zip',
  'lnav',
  'grep',
  'start',
] as const;
export type RowName = (typeof rowNames)[number];

export interface BenchOptions {
  readonly seed: number;
  /** Of debug.log, of the webservices logs, and of a page's log. */
  readonly bytes: number;
  /** Into how many they are rotated. */
  readonly files: number;
  readonly agents: number;
  readonly hidden: number;
  readonly rounds: number;
  readonly rows: ReadonlySet<RowName>;
  /** How cost grows, instead of the table. */
  readonly growth: boolean;
  readonly clean: boolean;
}

export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: '1' },
      size: { type: 'string', default: '1GiB' },
      files: { type: 'string', default: '12' },
      agents: { type: 'string', default: '800' },
      hidden: { type: 'string', default: '0' },
      rounds: { type: 'string', default: '7' },
      rows: { type: 'string', default: rowNames.join(',') },
      growth: { type: 'boolean', default: false },
      clean: { type: 'boolean', default: false },
    },
  });
  return {
    seed: Number(values.seed),
    bytes: parseSize(values.size),
    files: Number(values.files),
    agents: Number(values.agents),
    hidden: Number(values.hidden),
    rounds: Number(values.rounds),
    rows: new Set(values.rows.split(',').map(rowName)),
    growth: values.growth,
    clean: values.clean,
  };
}

function rowName(text: string): RowName {
  const name = rowNames.find((known) => known === text);
  if (name === undefined) throw new Error(`${text} is no row: ${rowNames.join(', ')}`);
  return name;
}
