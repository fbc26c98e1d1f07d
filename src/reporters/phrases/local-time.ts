import type { ReportNode } from '../../model/report.ts';
import { offsetAt, offsetMs } from '../../model/zone-offset.ts';

/** The bundle's own time: that of its first node. */
export interface LocalTime {
  readonly offset: (iso: string) => string;
  readonly day: (iso: string) => string;
  /** `HH:mm:ss`; a fraction of a second that was printed or derived is kept where asked for. */
  readonly time: (iso: string) => string;
  readonly preciseTime: (iso: string) => string;
  readonly dayAndTime: (iso: string) => string;
}

export function localTime(nodes: readonly Pick<ReportNode, 'offsets'>[]): LocalTime {
  const offsets = nodes[0]?.offsets ?? [];
  const offset = (iso: string): string => offsetAt(offsets, iso);
  // A timeline has millions of instants: digits cost a hundredth of what a time with a zone does.
  const shown = (from: number, to: number) => (iso: string) =>
    new Date(Date.parse(iso) + offsetMs(offset(iso))).toISOString().slice(from, to);
  const day = shown(0, 10);
  const time = shown(11, 19);
  return {
    offset,
    day,
    time,
    preciseTime: shown(11, 23),
    dayAndTime: (iso) => `${day(iso)} ${time(iso)}`,
  };
}
