import type { Evidence, Report } from '../../model/report.ts';
import { type LocalTime, localTime } from '../phrases/local-time.ts';
import { safeReport } from '../phrases/safe.ts';
import type { ReporterOptions, Screen } from '../reporter.ts';

/** How to print, and by what clock. */
export interface Page extends Screen {
  readonly local: LocalTime;
}

/** What every block of the table is given: the report, safe to print, and how to print it. */
export interface View extends Page, ReporterOptions {
  readonly report: Report;
  readonly evidence: ReadonlyMap<string, Evidence>;
}

export function viewOf(hostile: Report, options: ReporterOptions): View {
  const report = safeReport(hostile);
  return {
    ...options,
    report,
    local: localTime(report.bundle.nodes),
    evidence: new Map(report.evidence.map((item) => [item.ref, item])),
  };
}
