import { fork, type Serializable } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import fc from 'fast-check';
import { holdsInParsing } from '../test/fuzz/holds-in-parsing.ts';
import { holdsInReports } from '../test/fuzz/holds-in-reports.ts';
import { holdsInScanning } from '../test/fuzz/holds-in-scanning.ts';
import { keep } from '../test/fuzz/kept-cases.ts';
import { borders, type MadeLog, madeLog } from '../test/fuzz/made-log.ts';
import { asLog, isLinear, type NearMatch, nearMatch } from '../test/fuzz/near-matches.ts';

/*
 * npm run fuzz -- [--minutes 10] [--seed n]
 *
 * Tries mutated logs until the time is up, from a random seed that it prints. A failing case is made as small as it can
 * be and kept in fixtures/fuzz, where `npx vitest run test/fuzz/kept-cases` replays it. Fails if one was found.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 0x7fffffff)) },
  },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed);
if (!(minutes > 0) || !Number.isSafeInteger(seed))
  throw new Error('--minutes takes a number above 0, --seed a whole number');

/** Another process: this one cannot look at the clock while it hangs. */
const watch = fork(fileURLToPath(new URL('./fuzz-watch.ts', import.meta.url)), {
  serialization: 'advanced',
});
/** Done when the watcher has it. */
const say = promisify((message: Serializable, done: (error: Error | null) => void) =>
  watch.send(message, done),
);

type Case = readonly [MadeLog, readonly number[]];

interface Property {
  readonly name: string;
  /** In one round: as many as take about as long as another property's. */
  readonly runs: number;
  readonly cases: fc.Arbitrary<Case>;
  readonly holds: (log: MadeLog, borders: readonly number[]) => unknown;
}

const cutLogs = fc.tuple(madeLog, borders);
const properties: readonly Property[] = [
  { name: 'scanning', runs: 1_000, cases: cutLogs, holds: holdsInScanning },
  { name: 'parsing', runs: 400, cases: cutLogs, holds: holdsInParsing },
  { name: 'reports', runs: 20, cases: madeLog.map((log) => [log, []]), holds: holdsInReports },
];

const until = performance.now() + minutes * 60_000;
const counts = new Map<string, number>();
let failures = 0;

async function round(number: number): Promise<void> {
  for (const { name, runs, cases, holds } of properties) {
    const property = fc.asyncProperty(cases, async ([log, cuts]) => {
      await say({ ...log, property: name });
      await holds(log, cuts);
    });
    const details = await fc.check(property, settings(number, runs));
    count(name, details.numRuns);
    const [found] = details.counterexample ?? [];
    if (details.failed && found)
      report(name, keep(found[0], told(name, details), found[1]), details);
  }
  const linear = fc.asyncProperty(nearMatch, async (near: NearMatch) => {
    await say({ ...asLog(near), property: 'linear' });
    isLinear(near);
  });
  const details = await fc.check(linear, settings(number, 20));
  count('linear', details.numRuns);
  const [near] = details.counterexample ?? [];
  if (details.failed && near) report('linear', keep(asLog(near), told('linear', details)), details);
}

const settings = (number: number, numRuns: number) => ({
  seed: seed + number,
  numRuns,
  interruptAfterTimeLimit: Math.max(1, until - performance.now()),
  markInterruptAsFailure: false,
});

const count = (name: string, runs: number): void => {
  counts.set(name, (counts.get(name) ?? 0) + runs);
};

type Details = { readonly errorInstance: unknown; readonly seed: number };

const messageOf = ({ errorInstance }: Details): string =>
  errorInstance instanceof Error
    ? (errorInstance.stack ?? errorInstance.message)
    : String(errorInstance);

const told = (name: string, details: Details): string =>
  `${name}: ${messageOf(details).split('\n')[0]}`.slice(0, 200);

function report(name: string, kept: string, details: Details): void {
  failures += 1;
  console.error(`\n${name} failed, of seed ${details.seed}: kept as ${kept}`);
  console.error(messageOf(details).slice(0, 2_000));
  console.error('replay it: npx vitest run test/fuzz/kept-cases');
}

console.log(`seed ${seed}, ${minutes} min`);
for (let number = 0; performance.now() < until; number++) await round(number);
watch.disconnect();
const tried = [...counts].map(([name, runs]) => `${name} ${runs}`).join(', ');
console.log(`${failures} failing cases kept; tried: ${tried}`);
process.exitCode = failures > 0 ? 1 : 0;
