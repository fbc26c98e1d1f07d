import { keep } from '../test/fuzz/kept-cases.ts';
import type { MadeLog } from '../test/fuzz/made-log.ts';

/*
 * The watcher of scripts/fuzz.ts: hears of each case before it is tried, keeps the one on which the run hangs, and ends
 * the run.
 */
type Tried = MadeLog & { readonly property: string };

/** No case takes a hundredth of it. */
const limitMs = 60_000;
let timer: NodeJS.Timeout | undefined;

function giveUp({ property, ...log }: Tried): void {
  const kept = keep(log, `${property}: ends within ${limitMs / 1_000} s`);
  console.error(`${property} hangs: kept as ${kept}`);
  process.kill(process.ppid, 'SIGKILL');
}

process.on('message', (tried: Tried) => {
  clearTimeout(timer);
  timer = setTimeout(() => giveUp(tried), limitMs);
});
process.on('disconnect', () => clearTimeout(timer));
