import type { FactOf } from '../../model/fact.ts';
import type { FactRow } from '../../model/family.ts';

type Product = 'uccx' | 'ucce';

/** What kernel/rows.ts reads, by the kinds that it gives; −1 is for a number that is missing. */
export const rows: readonly FactRow[] = [
  {
    pattern: 'publication/asynchronous',
    fact: ({ first }, text) => publication(text(first)),
  },
  { pattern: 'publication/asynchronous', fact: () => undefined },
  { pattern: 'state-event/cti-blank-name', fact: stateEvent('uccx') },
  { pattern: 'state-event/cti-joined-name', fact: stateEvent('ucce') },
  { pattern: 'cti-round-trip/decoded', fact: roundTrip('uccx') },
  { pattern: 'cti-round-trip/decoded', fact: roundTrip('ucce') },
];

const publication = (pubsubNode: string | undefined): FactOf<'publication'> | undefined =>
  pubsubNode === undefined ? undefined : { kind: 'publication', pubsubNode };

function stateEvent(product: Product): FactRow['fact'] {
  return ({ first, second, value, small, smaller }, text) => ({
    kind: 'state-event',
    agent: text(first) ?? '',
    state: small,
    stateName: text(second),
    reasonCode: smaller < 0 ? undefined : smaller,
    product,
    epochMs: value,
  });
}

function roundTrip(product: Product): FactRow['fact'] {
  return ({ first, value, small }, text) => ({
    kind: 'cti-round-trip',
    message: text(first) ?? '',
    durationMs: small,
    epochMs: value,
    product,
  });
}
