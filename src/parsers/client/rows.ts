import type { FactRow } from '../../model/family.ts';
import { idOf } from './patterns/rest.ts';

/** What kernel/rows.ts reads, by the kinds that it gives. */
export const rows: readonly FactRow[] = [
  {
    pattern: 'client-event/xml',
    fact: ({ first, value }, text) => {
      const pubsubNode = text(first) ?? '';
      return value > 0
        ? { kind: 'client-event', pubsubNode, notBeforeMs: value }
        : { kind: 'client-event', pubsubNode };
    },
  },
  {
    pattern: 'rest-request/making',
    fact: ({ first, second, small, smaller }, text) => ({
      kind: 'rest-request',
      object: text(first) ?? '',
      ...idOf(text(smaller)),
      method: text(small) ?? '',
      url: text(second) ?? '',
    }),
  },
  {
    pattern: 'rest-response/returned',
    fact: ({ first, small, smaller }, text) => ({
      kind: 'rest-response',
      object: text(first) ?? '',
      ...idOf(text(smaller)),
      status: small,
    }),
  },
];
