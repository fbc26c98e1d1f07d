import { openBundle } from '../src/bundle/open-bundle.ts';
import { walk } from '../src/bundle/walk.ts';
import { parseSource } from '../src/parse-source.ts';
import { families } from '../src/parsers/index.ts';
import { Interner } from '../src/timeline/logs/interner.ts';

/** How many records of a bundle were read, by the kind of fact; `request` for all that are kept as rows. */
export async function countFacts(folder: string): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const add = (kind: string, count: number) => counts.set(kind, (counts.get(kind) ?? 0) + count);
  const interner = new Interner();
  const bundle = await openBundle([folder]);
  for await (const file of walk(bundle, { report: () => {} })) {
    const { log } = await parseSource(file, { families, interner, keepRoutine: false });
    add('sweep', log.sweeps.length);
    add('request', log.requests.length);
    for (const { fact } of log.observations) add(fact.kind, 1);
  }
  return counts;
}
