import type { Report } from '../model/report.ts';
import { UserError } from '../model/user-error.ts';
import { checkReport } from './check-report.ts';
import type { Io } from './io.ts';
import { jsonText, streamText } from './json-text.ts';

export type Saved =
  | { readonly kind: 'report'; readonly report: Report }
  /** Meant as a report, and none that can be printed. */
  | { readonly kind: 'broken'; readonly why: string };

/** The saved report among the paths, known by its content; undefined where all of them are logs. */
export async function savedReport(paths: readonly string[], io: Io): Promise<Saved | undefined> {
  for (const path of paths) {
    const saved = path === '-' ? await fromInput(io) : await fromFile(path);
    if (saved === undefined) continue;
    if (paths.length > 1) throw new UserError(`${path} is a saved report: give it alone`);
    return saved;
  }
  return undefined;
}

async function fromInput({ stdin }: Io): Promise<Saved> {
  const name = 'standard input';
  const text = await streamText(stdin);
  return (await readReport(name, text)) ?? { kind: 'broken', why: `${name}: no bosh-diag report` };
}

async function fromFile(path: string): Promise<Saved | undefined> {
  const text = await jsonText(path);
  return text === undefined ? undefined : readReport(path, text);
}

async function readReport(name: string, text: string): Promise<Saved | undefined> {
  const parsed = parse(text);
  if ('fault' in parsed)
    return text.includes('"schemaVersion"')
      ? { kind: 'broken', why: `${name}: broken JSON, ${parsed.fault}; save the report again` }
      : undefined;
  if (!claimsToBeReport(parsed.value)) return undefined;
  const checked = await checkReport(parsed.value);
  if ('report' in checked) return { kind: 'report', report: checked.report };
  return { kind: 'broken', why: `${name}: not a report that can be printed: ${checked.fault}` };
}

function parse(text: string): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : 'unreadable' };
  }
}

const claimsToBeReport = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'schemaVersion' in value;
