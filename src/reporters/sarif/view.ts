import type { Evidence, Report } from '../../model/report.ts';
import { type LocalTime, localTime } from '../phrases/local-time.ts';
import { safeReport } from '../phrases/safe.ts';

export interface View {
  readonly report: Report;
  /** Safe to print but for the path, which has to lead to the file, and is encoded where it is written. */
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly local: LocalTime;
}

export function viewOf(hostile: Report): View {
  const report = safeReport(hostile);
  const evidence = report.evidence.map((item, index) => {
    const path = hostile.evidence[index]?.path ?? item.path;
    return [item.ref, { ...item, path }] as const;
  });
  return { report, evidence: new Map(evidence), local: localTime(report.bundle.nodes) };
}
