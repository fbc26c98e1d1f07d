import type { RoutineRow } from '../../model/family.ts';

/** What kernel/rows.ts reads, by the kinds that it gives. */
export const rows: readonly RoutineRow[] = [
  { kind: 'publication', pattern: 'publication/asynchronous' },
  { kind: 'uccx-state-event', pattern: 'state-event/cti-blank-name' },
  { kind: 'ucce-state-event', pattern: 'state-event/cti-joined-name' },
  { kind: 'uccx-round-trip', pattern: 'cti-round-trip/decoded' },
  { kind: 'ucce-round-trip', pattern: 'cti-round-trip/decoded' },
  { kind: 'state-request', pattern: 'state-request/set-agent-state' },
];
