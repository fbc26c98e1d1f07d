import type { Evidence } from '../model/report.ts';
import type { Mark } from '../timeline/event.ts';
import { withoutCredentials } from './credentials.ts';
import type { Instants } from './instants.ts';

/** What a cited record's first line says. */
export interface Line {
  readonly text: string;
  readonly printed: string;
}

/** A line longer than this is cut in the report; the file has the rest. */
const maxText = 4_000;

export function toEvidence(
  ref: string,
  path: string,
  mark: Mark,
  line: Line,
  { at, ...raw }: Instants,
): Evidence {
  const text = withoutCredentials(line.text);
  return {
    ref,
    path,
    line: mark.place.line,
    at,
    printed: line.printed,
    ...raw,
    text: text.length > maxText ? `${text.slice(0, maxText)}…` : text,
  };
}

/** By time, then path and line. */
export const byPlace = (a: Evidence, b: Evidence): number =>
  compare(a.at, b.at) || compare(a.path, b.path) || a.line - b.line;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
