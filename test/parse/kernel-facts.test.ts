import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactRow, Family, Format } from '../../src/model/family.ts';
import type { SourceKind } from '../../src/model/words.ts';
import type { Owner } from '../../src/parse/owner.ts';
import { SegmentReader } from '../../src/parse/segment-reader.ts';
import { UnknownLines } from '../../src/parse/unknown-lines.ts';
import { clientLog } from '../../src/parsers/client/format.ts';
import { client } from '../../src/parsers/client/index.ts';
import { entryColumns } from '../../src/timeline/logs/batch.ts';
import { Interner } from '../../src/timeline/logs/interner.ts';

/** What a family's logs hold that its kernel reads, and what is put into it. */
interface Facts {
  readonly kind: SourceKind;
  readonly family: Family;
  readonly format: Format;
  /** A head, with a time of which some ms are the given ones, or of no day. */
  readonly head: fc.Arbitrary<string>;
  readonly aHead: string;
  readonly healthy: readonly string[];
  /** Of `healthy`, those that say something of use. */
  readonly used: number;
  readonly odd: readonly string[];
  readonly parts: fc.Arbitrary<string>;
}

/** What a log says. */
function read(bytes: Buffer, { kind, family }: Facts, format: Format) {
  const owner: Owner = { family, claim: { kind, format, score: 1 } };
  const unknown = new UnknownLines();
  const options = { owner, kind, interner: new Interner(), keepRoutine: false, unknown };
  const reader = new SegmentReader(options);
  reader.push(bytes);
  const end = reader.end();
  const { length, entries, ...lists } = reader.batch.data();
  return {
    end,
    entries: [...entries.slice(0, length * entryColumns)],
    lists,
    unknown: unknown.samples,
  };
}

function readPlain(bytes: Buffer, facts: Facts) {
  const { kernel: _, ...plain } = facts.format;
  return read(bytes, facts, plain);
}

/** The same by the kernel, and the kinds of rows that it read. */
function readFast(bytes: Buffer, facts: Facts) {
  const { kernel, ...plain } = facts.format;
  if (!kernel) throw new Error('there is no kernel');
  const seen = new Set<number>();
  const rows = (kernel.rows as readonly FactRow[]).map(
    ({ pattern, fact }, index): FactRow => ({
      pattern,
      fact: (row, text) => {
        seen.add(index);
        return fact(row, text);
      },
    }),
  );
  const told = read(bytes, facts, { ...plain, kernel: { ...kernel, rows } });
  return { told, kinds: [...seen].sort() };
}

/** A reader takes a kernel where its first bytes are many. */
const filler = '-'.repeat(1 << 14);

const change = '&lt;stateChangeTime&gt;2017-11-15T09:57:21.420Z&lt;/stateChangeTime&gt;';
const event = `[ClientServices] MasterPublisher._parseAndPublishXMLEvent() - Received XML event on node '/finesse/api/User/3029': &lt;Update&gt;${change}&lt;/Update&gt;`;
const request =
  "[ClientServices] Dialogs: requestId='7f-1', Making REST request: method=GET, url='/finesse/api/User/3029/Dialogs?nocache=1510739769567'";
const response =
  "[ClientServices] Dialogs: requestId='7f-1', Returned with status=200, content='status=500'";
const dates = ['2016-02-29', '2017-02-29', '2017-12-31', '2017-04-31', '1969-12-31', '2000-03-01'];

const ofClient: Facts = {
  kind: 'client',
  family: client,
  format: clientLog,
  head: fc
    .tuple(fc.constantFrom('', '\u00ef\u00bb\u00bf'), fc.constantFrom('11-15', '02-30'), fc.nat(5))
    .map(
      ([mark, day, ms]) =>
        `${mark}2017-${day}T09:56:08.67${ms} +00:00: : h: Nov 15 2017 09:56:09.17${ms} +0000: A b : `,
    ),
  aHead: '2017-11-15T09:56:08.679 +00:00: : h: Nov 15 2017 09:56:09.170 +0000: A b : ',
  healthy: [event, request, response],
  used: 3,
  odd: [
    event.replace('[ClientServices] ', ''),
    event.replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
    event.replace(change, ''),
    event.replace(change, change + change.replace('09:57:21.420', '10:57:21')),
    event.replace(change, change + change.replace('21.420', '20.420')),
    event.replace('2017-11-15T09:57:21.420Z', ''),
    event.replace('&gt;2017', '&gt;&quot;2017'),
    event.replace("': ", "':\n"),
    event.replace('3029', change),
    ...dates.map((date) => event.replace('2017-11-15', date)),
    `MasterPublisher._parseAndPublishXMLEvent() - Received XML event on node '/': requestId='', Making REST request: method=GET, url='`,
    request.replace('7f-1', 'undefined'),
    request.replace('7f-1', ''),
    request.replace('GET', 'Get'),
    request.replace('?', ';jsessionid=1?'),
    response.replace('7f-1', 'undefined'),
    response.replace('200, ', '20000'),
  ],
  parts: fc.constantFrom(
    ...['', '', '[', ']', "'", '(', ')', ' ', ',', '=', ':', '-', '"', '/', '<', '>', '?', '#'],
    ...['\n', '\r', '\r\n', '\t', 'é', '\u00a0', '0', '00000', 'undefined', 'x'.repeat(70)],
    ...['&quot;', '&lt;', '&gt;', 'stateChangeTime', change, '[ClientServices] ', 'x: ', "', "],
    ...["requestId='", 'Returned with status=', 'Making REST request: method=', "url='"],
    ...['24:00:00.000Z', '23:59:59', 'x'.repeat(490), 'Mozilla/5.0 (', '\u00ef\u00bb\u00bf'],
  ),
};

/** What is put instead of some characters of a text, or between two of its words. */
const messageOf = ({ healthy, odd, parts }: Facts) =>
  fc
    .tuple(
      fc.constantFrom(...healthy, ...odd),
      fc.array(fc.tuple(fc.nat(), fc.nat(4), fc.boolean(), parts), { maxLength: 2 }),
    )
    .map(([sample, changes]) =>
      changes.reduce((text, [place, length, isAtWord, part]) => {
        const at = place % (text.length + 1);
        const word = isAtWord ? text.slice(at).search(/\b/) : 0;
        const from = at + Math.max(0, word);
        return text.slice(0, from) + part + text.slice(from + (isAtWord ? 0 : length));
      }, sample),
    );

describe('facts of the kernel of client logs', () => {
  const facts = ofClient;
  const many = `${facts.aHead}X: ${filler}\n`;

  it('are those of the patterns', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(facts.head, messageOf(facts)), { maxLength: 20 }),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('utf8' as const, 'latin1' as const),
        (all, newline, encoding) => {
          const text = all.map(([start, said]) => start + said + newline).join('');
          const bytes = Buffer.from(many + text, encoding);
          expect(readFast(bytes, facts).told).toEqual(readPlain(bytes, facts));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('are read where records are healthy', () => {
    const log = facts.healthy.map((text) => `${facts.aHead}${text}\n`);
    // The last record is awaited to the end.
    const bytes = Buffer.from(many + log.join('') + many);
    const { told, kinds } = readFast(bytes, facts);
    expect(kinds).toEqual(facts.format.kernel?.rows.map((_, kind) => kind));
    expect(told).toEqual(readPlain(bytes, facts));
    expect(told.lists.facts).toHaveLength(facts.used);
  });
});
