import type { ReportNode } from '../../model/report.ts';
import type { OffsetBasis } from '../../model/words.ts';
import type { LocalTime } from './local-time.ts';

const basisWords: Readonly<Record<OffsetBasis, string>> = {
  option: 'given by --zone',
  printed: 'as printed',
  'epoch-pair': 'from instants printed beside the clock',
  'matched-events': 'from matched events',
  'assumed-utc': 'assumed: nothing tells; give --zone',
};

/** Whose clock it was, and how that is known: `+05:30, from matched events`. */
export const nodeClock = (local: LocalTime, { offsets }: Pick<ReportNode, 'offsets'>): string =>
  offsets
    .map(({ offset, basis, from }, index) => {
      const since = index === 0 ? '' : ` since ${local.dayAndTime(from)}`;
      return `${offset}${since}, ${basisWords[basis]}`;
    })
    .join('; ');
