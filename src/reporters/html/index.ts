import type { Report } from '../../model/report.ts';
import { safeReport } from '../phrases/safe.ts';
import type { ReporterOptions } from '../reporter.ts';
import { htmlDocument } from './document.ts';

/** One file that opens offline and asks for nothing: for whoever gets the report forwarded. */
export const html = (report: Report, { stepByStep, inSpan = false }: ReporterOptions): string =>
  htmlDocument(safeReport(report), { agents: stepByStep, inSpan });
