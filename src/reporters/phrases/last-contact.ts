import type { ReportDisconnect } from '../../model/report.ts';
import type { Days } from './days.ts';

type LastContact = NonNullable<ReportDisconnect['lastContact']>;

const second = 1000;
const toIso = (ms: number): string => new Date(ms).toISOString();

/** `00:14:20–00:15:02`, whole seconds outward: the instant stays inside. */
export function contactBetween({ earliest, latest }: LastContact, days: Days): string {
  const upper = toIso(Math.ceil(Date.parse(latest) / second) * second);
  const [from, to] = [days.moment(earliest), days.moment(upper)];
  return from === to ? from : `${from}–${to}`;
}

/** `00:14:41 ±21s`: the same interval, narrower. */
export function contactAround({ earliest, latest }: LastContact, days: Days): string {
  const [from, to] = [Date.parse(earliest), Date.parse(latest)];
  const middle = Math.round((from + to) / 2 / second) * second;
  const seconds = Math.ceil(Math.max(middle - from, to - middle) / second);
  const around = seconds < 100 ? `${seconds}s` : `${Math.ceil(seconds / 60)}min`;
  return seconds === 0 ? days.moment(toIso(middle)) : `${days.moment(toIso(middle))} ±${around}`;
}
