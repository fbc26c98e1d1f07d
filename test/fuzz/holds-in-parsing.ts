import assert from 'node:assert/strict';
import { recordText } from '../../src/bundle/record-text.ts';
import { factSchema } from '../../src/model/fact.ts';
import { PatternTable } from '../../src/parse/pattern-table.ts';
import { type ParsedSource, parseSource } from '../../src/parse-source.ts';
import { families } from '../../src/parsers/index.ts';
import { Interner } from '../../src/timeline/logs/interner.ts';
import { cutAt, streamed } from './chunks.ts';
import type { MadeLog } from './made-log.ts';
import { holdsNoSecret } from './no-secret.ts';

/** Lines are spent once, facts are sound, nothing told holds a secret, and nothing depends on the chunks. */
export async function holdsInParsing(log: MadeLog, borders: readonly number[]): Promise<void> {
  const whole = await parsed(log.path, [log.bytes]);
  const { total, used, unused, unknown } = whole.lines;
  assert.equal(used + unused + unknown, total);
  assert.equal(total, await countedLines(whole, log.bytes));
  areSound(whole);
  holdsNoSecret(JSON.stringify(whole.unknownSamples));
  const cut = await parsed(log.path, cutAt(log.bytes, borders));
  assert.deepEqual(await told(cut), await told(whole));
  readsAll(log.bytes);
}

/** What is read of a log in one run of its own. */
export function parsed(path: string, chunks: readonly Buffer[]): Promise<ParsedSource> {
  const file = { path, tree: '', chunks: streamed(chunks), isCut: () => false };
  const interner = new Interner();
  return parseSource(file, { families, interner, keepRoutine: true, sampleUnknown: true });
}

async function countedLines({ textOf }: ParsedSource, bytes: Buffer): Promise<number> {
  const parts: Buffer[] = [];
  for await (const chunk of textOf(streamed([bytes]))) parts.push(Buffer.from(chunk));
  const text = Buffer.concat(parts).toString('latin1');
  const lines = text.split('\n').length;
  return text === '' || text.endsWith('\n') ? lines - 1 : lines;
}

/** Whatever is told of the log that can be compared. */
const told = async ({ log, lines, digest, encoding, problems, ...rest }: ParsedSource) => ({
  observations: log.observations,
  samples: log.clockSamples,
  rows: [log.sweeps.length, log.requests.length, log.restRequests.length],
  claim: [rest.claim?.kind, rest.claim?.format.name, rest.claim?.score],
  lines,
  digest,
  encoding,
  problems,
  unknownSamples: rest.unknownSamples,
});

const earliest = Date.UTC(1970, 0, 1);
const latest = Date.UTC(9000, 11, 31, 23, 59, 59, 999);

function areSound({ log }: ParsedSource): void {
  for (const { fact, time } of log.observations) {
    factSchema.parse(fact);
    assert.ok(time.wall >= earliest && time.wall <= latest, `no time: ${time.wall}`);
  }
  for (const { wall, epochMs } of log.clockSamples)
    assert.ok(Number.isFinite(wall) && Number.isFinite(epochMs));
}

/** Every family makes sound facts of every line, and of all from that line on, whatever the log was taken for. */
function readsAll(bytes: Buffer): void {
  const lines = recordText(bytes).split('\n').slice(0, 40);
  for (const family of families) {
    const table = new PatternTable(family);
    for (const [i, line] of lines.entries()) {
      for (const message of startsOf(line, family.patterns)) {
        for (const text of [message, [message, ...lines.slice(i + 1, i + 8)].join('\n')]) {
          const fact = table.read(text);
          if (typeof fact !== 'string') factSchema.parse(fact);
        }
      }
    }
  }
}

/** Where a message may start: at each anchor in the line. */
const startsOf = (line: string, patterns: readonly { readonly anchor: string }[]): Set<string> =>
  new Set(
    patterns
      .map(({ anchor }) => line.indexOf(anchor))
      .filter((at) => at >= 0)
      .map((at) => line.slice(at)),
  );
