import type { Report } from '../../../model/report.ts';
import { type LocalTime, localTime } from '../../phrases/local-time.ts';
import type { ClockName } from './store.ts';

/** The clock that was chosen, as the sentences of every reporter take one. */
export function clockOf({ bundle: { nodes } }: Report, name: ClockName): LocalTime {
  switch (name) {
    case 'bundle':
      return localTime(nodes);
    case 'utc':
      return localTime([]);
    case 'reader':
      return readersTime;
  }
}

const minute = 60_000;

/** The clock of whoever reads. */
const readersTime: LocalTime = {
  offset: (iso) => offsetText(offsetOf(iso)),
  day: (iso) => shown(iso).slice(0, 10),
  time: (iso) => shown(iso).slice(11, 19),
  preciseTime: (iso) => shown(iso).slice(11, 23),
  dayAndTime: (iso) => `${shown(iso).slice(0, 10)} ${shown(iso).slice(11, 19)}`,
};

const offsetOf = (iso: string): number => -new Date(iso).getTimezoneOffset() * minute;

const shown = (iso: string): string => new Date(Date.parse(iso) + offsetOf(iso)).toISOString();

function offsetText(ms: number): string {
  const minutes = Math.abs(ms) / minute;
  const [hours, rest] = [Math.floor(minutes / 60), Math.floor(minutes % 60)];
  return `${ms < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`;
}

const two = (n: number): string => String(n).padStart(2, '0');
