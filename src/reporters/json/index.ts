import type { Report } from '../../model/report.ts';
import { safeJson } from './safe-json.ts';

/** The report itself: two spaces, keys in the order they were made, so the same input gives the same bytes. */
export const json = (report: Report): string => `${safeJson(report, 2)}\n`;
