import type { ReportDisconnect, ReportStep } from '../../model/report.ts';
import { stepWords } from '../../model/words.ts';
import { daysOf } from './days.ts';
import { contactBetween } from './last-contact.ts';
import type { LocalTime } from './local-time.ts';
import { duration } from './numbers.ts';

/** As printed. The derived step has no record: the interval that holds it. */
export function stepTime(
  { lastContact }: Pick<ReportDisconnect, 'lastContact'>,
  { step, at, printed }: ReportStep,
  local: LocalTime,
): string {
  if (printed !== undefined) return printed;
  if (step === 'last-contact' && lastContact !== undefined)
    return contactBetween(lastContact, daysOf({ local }, [at]));
  return local.preciseTime(at);
}

/** Since the step before. Whole-second stamps can put a later record earlier. */
export function stepGap({ sincePreviousMs: ms }: ReportStep): string {
  if (ms === undefined) return '';
  return ms < 0 ? duration(ms) : `+${duration(ms)}`;
}

/** `no request held: 13230 ms` */
export const stepText = ({ step, detail }: ReportStep): string =>
  stepWords[step] + (detail === undefined ? '' : `: ${detail}`);
