import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { address } from '../jid.ts';

/** Prints an absolute time beside the record's local one: the pair gives the server's offset. */
export const statisticsPatterns: readonly Pattern<FactOf<'session-statistics'>>[] = [
  {
    id: 'session-statistics/messages',
    release: 'Finesse 11.x (TechNote 211376)',
    verified: true,
    anchor: 'time=',
    regex: new RegExp(
      String.raw`^time=(\d{1,15}),JID=${address},msgs_sent=(\d{1,15}),msgs_queue=(\d{1,15}),msgs_drop=(\d{1,15})`,
    ),
    sample:
      '2017.04.14 21:34:26 time=1492185866851,JID=1001003@XXXXXXXX.XXXXXXXXXX.cisco.com/desktop,msgs_sent=4,msgs_queue=0,msgs_drop=0,bytes_sent=3748',
    read: ([, epochMs, jid = '', sent, queued, dropped]) => ({
      kind: 'session-statistics',
      jid,
      epochMs: Number(epochMs),
      sent: Number(sent),
      queued: Number(queued),
      dropped: Number(dropped),
    }),
  },
];
