import type { Report } from '../../model/report.ts';
import { deceptive, escaped } from '../reporter.ts';

/** Openfire paints the level in its log (4.7 and later, `%highlight`). */
const colours = /\u001b\[[\d;]{0,8}m/g;

/** Escapes what could deceive a terminal or a reader. A tab is ordinary in logs and becomes a space; a log's colours go. */
export const safeText = (text: string): string =>
  text
    .replace(colours, '')
    .replace(deceptive, (character) => (character === '\t' ? ' ' : escaped(character)));

/** The one place where a report's text enters the table: past it, every text is safe to print. */
export const safeReport = (report: Report): Report => safe(report);

export function safe<T>(value: T): T;
export function safe(value: unknown): unknown {
  if (typeof value === 'string') return safeText(value);
  if (Array.isArray(value)) return value.map((item) => safe(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [safeText(key), safe(item)]),
  );
}
