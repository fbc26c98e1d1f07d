import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceKind } from '../../src/model/words.ts';
import { ownerOf } from '../../src/parse/owner.ts';
import { SegmentReader } from '../../src/parse/segment-reader.ts';
import { families } from '../../src/parsers/index.ts';
import { Interner } from '../../src/timeline/logs/interner.ts';
import { SourceLog } from '../../src/timeline/logs/source-log.ts';
import { takeBatch } from '../../src/timeline/logs/take-batch.ts';

const path = 'openfire/debug.log';
const kind: SourceKind = 'openfire-debug';
const stamp = '2026.11.23 13:12:00 ';
/** A reader takes a kernel where its first bytes are many. */
const many = `${stamp}${'-'.repeat(1 << 14)}\n`;
const before = { lines: 0, bytes: 0, records: 0 };

/** What a log says, read by the kernel, or by the patterns alone where the first bytes are few. */
function read(bytes: Buffer, isFast: boolean) {
  const interner = new Interner();
  const owner = ownerOf(families, kind, { path, head: many });
  const reader = new SegmentReader({ owner, kind, interner, keepRoutine: false });
  if (isFast) reader.push(bytes);
  else for (let at = 0; at < bytes.length; at += 1000) reader.push(bytes.subarray(at, at + 1000));
  const { batch } = reader;
  const end = reader.end();
  const log = new SourceLog({ path, tree: '', kind, partial: false }, interner, false);
  takeBatch(log, batch, before, (number) => number);
  const rows = (table: 'sweeps' | 'requests', texts: number) =>
    Array.from({ length: log[table].length }, (_, row) =>
      Array.from({ length: table === 'sweeps' ? 6 : 8 }, (_, column) => {
        const cell = log[table].get(row, column);
        return column < texts ? interner.text(cell) : cell;
      }),
    );
  const sids = [...new Set(rows('requests', 1).map(([sid]) => String(sid)))];
  return {
    told: {
      end,
      sweeps: rows('sweeps', 2),
      requests: rows('requests', 2),
      votes: sids.map((sid) => [...log.addresses.votesFor(sid)]),
      jids: log.jids().sort(),
      samples: log.clockSamples,
      faults: log.faults.all,
      observations: log.observations,
      releases: log.releases
        .all()
        .map(({ release, basis, first, last, records }) => [
          `${release} ${basis} ${records}`,
          first,
          last,
        ]),
      reach: [log.first, log.last, log.reach, log.disorder, log.debugged],
    },
    isOfRows: batch.length > 0 && batch.facts.length < batch.length - batch.heads.length,
  };
}

const samples = [
  'Session (id=3445afbe) was last active 0 ms ago: 1001003@x.cisco.com/desktop',
  'Session (id=3445afbe) was last active -12 ms ago: x.cisco.com/3445afbe',
  'consumeResponse: org.jivesoftware.openfire.http.HttpSession@d47653 - status: 3 address: 1001003@x.cisco.com/desktop id: 3445afbe presence: \n<presence from="1001003@x.cisco.com/desktop">\n<x ver="VNC6"/>\n</presence> rid: 164853266',
  'consumeResponse: org.jivesoftware.openfire.http.HttpSession@d47653 status: -1 address: x.cisco.com/3445afbe id: 3445afbe presence:\n<presence type="unavailable"/> rid: 164853267',
  'HTTPBindLog: HTTP RECVC(3445afbe): <body sid="3445afbe" rid="164853266"/>',
  'HTTPBindLog: HTTP RECV(3445afbe): <body rid="164853266" sid="3445afbe"><x/></body>',
  'REQUEST /http-bind/ on org.eclipse.jetty.server.nio.X@72c7948e@127.0.0.1:18052<->10.0.0.7:45072',
  'REQUEST /http-bind on X<->[::1]:45072',
  'time=1492185866851,JID=1001003@x.cisco.com/desktop,msgs_sent=4,msgs_queue=12,msgs_drop=1,bytes_sent=3748',
];
const parts = fc.constantFrom(
  ...[
    ' ',
    '',
    '/',
    '@',
    '<',
    '>',
    '"',
    '(',
    ')',
    'é',
    '\r',
    '\n',
    '0',
    '99999999999999999',
    '-',
    ':',
  ],
  ...[
    ' id: ',
    ' rid: 7',
    ' presence:',
    'type="unavailable"',
    ' type="available"',
    'desk top',
    '{',
    ',',
  ],
);
/** A sample as it is, or with something put in, taken out or put instead somewhere. */
const message = fc
  .tuple(fc.constantFrom(...samples), fc.option(fc.tuple(fc.nat(), fc.nat(4), parts)))
  .map(([text, change]) => {
    if (!change) return text;
    const at = change[0] % (text.length + 1);
    return text.slice(0, at) + change[2] + text.slice(at + change[1]);
  });
const head = fc.constantFrom('', '', '', 'DEBUG [t-1]: org.x.Y - ', 'org.x.Y - ');
const second = fc.integer({ min: 0, max: 19 }).map((s) => `2026.11.23 13:12:${10 + s} `);
const records = fc.array(
  fc.tuple(second, head, message).map((all) => all.join('')),
  {
    maxLength: 30,
  },
);

describe('rows of the kernel', () => {
  it('say what the patterns read', () => {
    fc.assert(
      fc.property(records, fc.constantFrom('\n', '\r\n'), (all, newline) => {
        const bytes = Buffer.from(many + all.map((one) => one + newline).join(''));
        expect(read(bytes, true).told).toEqual(read(bytes, false).told);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are what healthy records come as', () => {
    const bytes = Buffer.from(many + samples.map((one) => `${stamp}${one}\n`).join(''));
    expect([read(bytes, true).isOfRows, read(bytes, false).isOfRows]).toEqual([true, false]);
  });
});
