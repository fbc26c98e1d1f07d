import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type AnalyzeOptions, analyze } from '../../src/analyze.ts';
import type { Report } from '../../src/model/report.ts';
import type { Line } from './lines.ts';

export type Files = Readonly<Record<string, string>>;

/** Archives and other bytes beside texts. */
export type Contents = Readonly<Record<string, string | Uint8Array>>;

export interface RenderOptions {
  /** The server's offset, in minutes east of UTC. */
  readonly offset?: number | ((at: number) => number);
}

const two = (n: number): string => String(n).padStart(2, '0');
const zoneOf = (minutes: number, colon = ''): string =>
  `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}${colon}${two(Math.abs(minutes) % 60)}`;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function ccbuStamp(at: number, offset: number): string {
  const shown = new Date(at + offset * 60_000);
  const clock = shown.toISOString().slice(11, 23);
  const day = String(shown.getUTCDate()).padStart(2, ' ');
  return `${months[shown.getUTCMonth()]} ${day} ${shown.getUTCFullYear()} ${clock} ${zoneOf(offset)}`;
}

function headOf(log: string, at: number, offset: number): string {
  if (log.startsWith('access/')) return '';
  const shown = new Date(at + offset * 60_000).toISOString();
  if (log.startsWith('openfire/')) {
    const clock = shown.slice(11, log.endsWith('/openfire.log') ? 23 : 19);
    return `${shown.slice(0, 10).replaceAll('-', '.')} ${clock} `;
  }
  if (log.startsWith('webservices/'))
    return `0000001043: finesse1.example.com: ${ccbuStamp(at, offset)}: %CCBU_pool-8-thread-1-6-`;
  return `${new Date(at).toISOString().slice(0, 23)} +00:00: : finesse1.example.com: ${ccbuStamp(at, 0)}: Container : `;
}

/** The files of a bundle: each log's lines in time order, those of one moment as given. */
export function render(lines: readonly Line[], { offset = 0 }: RenderOptions = {}): Files {
  const offsetAt = typeof offset === 'number' ? () => offset : offset;
  const files: Record<string, string> = {};
  for (const { at, log, message } of [...lines].sort((a, b) => a.at - b.at))
    files[log] = `${files[log] ?? ''}${headOf(log, at, offsetAt(at))}${message}\n`;
  return files;
}

/** Puts files into a folder of their own for as long as `use` takes. */
export async function withFolder<T>(
  files: Contents,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'bosh-diag-test-'));
  try {
    mkdirSync(join(folder, 'bundle'));
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, 'bundle', path)), { recursive: true });
      writeFileSync(join(folder, 'bundle', path), content);
    }
    return await use(join(folder, 'bundle'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const analyzeFiles = (files: Contents, options?: AnalyzeOptions): Promise<Report> =>
  withFolder(files, async (folder) => (await analyze([folder], options)).report);

export const analyzeLines = (
  lines: readonly Line[],
  options: RenderOptions & AnalyzeOptions = {},
): Promise<Report> => analyzeFiles(render(lines, options), options);

/** The instants of a bundle's records, true and as read: by `<path>:<line>`. Openfire's stamps are whole seconds. */
export async function instantsOf(
  lines: readonly Line[],
  options: RenderOptions & AnalyzeOptions = {},
): Promise<{ truth: Readonly<Record<string, string>>; read: Readonly<Record<string, string>> }> {
  const read: Record<string, string> = {};
  await withFolder(render(lines, options), async (folder) => {
    const { timeline } = await analyze([folder], { ...options, all: true });
    for await (const { ref, at } of timeline()) read[ref] = at;
  });
  if (Object.keys(read).length < lines.length / 2) throw new Error('most records were not read');
  const truth: Record<string, string> = {};
  const next: Record<string, number> = {};
  for (const { at, log, message } of [...lines].sort((a, b) => a.at - b.at)) {
    const line = next[log] ?? 1;
    next[log] = line + message.split('\n').length;
    const stamp = log.startsWith('openfire/') ? Math.floor(at / 1_000) * 1_000 : at;
    truth[`${log}:${line}`] = new Date(stamp).toISOString();
  }
  return { truth, read };
}
