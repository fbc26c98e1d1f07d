import type { Originals } from './originals.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** Kind, original and pseudonym, a line each, tabs between, in order. Hosts are listed by their labels. */
export function mapText(originals: Originals, pseudonyms: Pseudonyms): string {
  const lines = Array.from(pseudonyms.entries(), (entry) => entry.join('\t'));
  for (const address of originals.addresses)
    lines.push(['address', address, pseudonyms.of('address', address)].join('\t'));
  return lines
    .sort()
    .map((line) => `${line}\n`)
    .join('');
}
