import { TZDate } from '@date-fns/tz';
import { lightFormat } from 'date-fns/lightFormat';
import type { ReportNode } from '../../model/report.ts';

/** The bundle's own time: that of its first node. */
export interface LocalTime {
  readonly offset: (iso: string) => string;
  readonly day: (iso: string) => string;
  /** `HH:mm:ss`; a fraction of a second that was printed or derived is kept where asked for. */
  readonly time: (iso: string) => string;
  readonly preciseTime: (iso: string) => string;
  readonly dayAndTime: (iso: string) => string;
}

const utc = '+00:00';

export function localTime(nodes: readonly Pick<ReportNode, 'offsets'>[]): LocalTime {
  const offsets = nodes[0]?.offsets ?? [];
  const offset = (iso: string): string =>
    (offsets.findLast(({ from }) => from <= iso) ?? offsets[0])?.offset ?? utc;
  const format = (pattern: string) => (iso: string) =>
    lightFormat(new TZDate(Date.parse(iso), offset(iso)), pattern);
  return {
    offset,
    day: format('yyyy-MM-dd'),
    time: format('HH:mm:ss'),
    preciseTime: format('HH:mm:ss.SSS'),
    dayAndTime: format('yyyy-MM-dd HH:mm:ss'),
  };
}
