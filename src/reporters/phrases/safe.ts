import type { Report } from '../../model/report.ts';
import { deceptive, escaped } from '../reporter.ts';

/** Escapes what could deceive a terminal or a reader. A tab is ordinary in logs and becomes a space. */
export const safeText = (text: string): string =>
  text.replace(deceptive, (character) => (character === '\t' ? ' ' : escaped(character)));

/** Openfire 4.7 and later paints the level of its records (`%highlight`). */
const colours = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]{0,8}m`, 'g');

/** The one place where a report's text enters the table: past it, every text is safe to print. */
export const safeReport = (report: Report): Report => safe(report);

export function safe<T>(value: T): T;
export function safe(value: unknown): unknown {
  if (typeof value === 'string') return safeText(value.replace(colours, ''));
  if (Array.isArray(value)) return value.map((item) => safe(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [safeText(key), safe(item)]),
  );
}
