import type { ReportDisconnect } from '../../model/report.ts';
import { brokeAt } from './broke-at.ts';

/** The record of the step at which it broke, else the first that is cited; of those alone that can be shown. */
export function tellingRecord(
  disconnect: ReportDisconnect,
  isShown: (record: string) => boolean = () => true,
): string | undefined {
  const broke = brokeAt(disconnect);
  const cited = disconnect.steps.filter(({ evidence }) => evidence && isShown(evidence));
  return (cited.find(({ step }) => step === broke) ?? cited[0])?.evidence;
}
