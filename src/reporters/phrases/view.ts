import type { Evidence, Report } from '../../model/report.ts';
import type { ReporterOptions } from '../reporter.ts';
import { type LocalTime, localTime } from './local-time.ts';
import { safeReport } from './safe.ts';

/** What every part of an output is given: the report, safe to print, how to print it, and by what clock. */
export interface View extends ReporterOptions {
  readonly report: Report;
  /** By `<path>:<line>`. */
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly local: LocalTime;
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
