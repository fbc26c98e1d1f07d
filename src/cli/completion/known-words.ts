import { causes } from '../../model/words.ts';
import { eventFamilies, eventKinds } from '../../reporters/table/event-words.ts';
import type { Pipeline } from '../pipeline.ts';
import type { KnownWords } from './grammar.ts';
import { shells } from './shells.ts';

/** Closed lists that parsers of arguments check themselves; loaded with the rules and the lab, which nothing else here needs. */
export async function knownWords({
  explanations,
}: Pick<Pipeline, 'explanations'>): Promise<KnownWords> {
  const { measures } = await import('../../lab/score/measures.ts');
  const { shippedScenarios } = await import('../../lab/scenario/scenario-files.ts');
  const all = explanations();
  const rules = all.flatMap(({ group, name }) => (group === 'rule' ? [name] : []));
  return new Map<string, readonly string[]>([
    ['analyze --why', plain([...causes, ...rules])],
    ['timeline --kind', plain([...Object.keys(eventFamilies), ...eventKinds])],
    ['score --min', plain([...measures.keys()].map((name) => `${name}=`))],
    ['explain name', plain(all.map(({ name }) => name))],
    ['completion shell', shells],
    ['synth scenario', plain(shippedScenarios().map(({ name }) => name))],
  ]);
}

/** Each once; a shell takes these as they are. */
const plain = (words: readonly string[]): string[] =>
  [...new Set(words)].filter((word) => /^[\w.-]+=?$/.test(word));
