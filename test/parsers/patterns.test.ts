import { describe, expect, it } from 'vitest';
import type { Family, Pattern } from '../../src/model/family.ts';
import { families } from '../../src/parsers/index.ts';
import { holdsAnchor } from './read-log.ts';

describe.each(families)('patterns of $id', (family) => {
  it('have unique ids', () => {
    const ids = family.patterns.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it.each(family.patterns)('$id reads its own sample, and no earlier one does', (pattern) => {
    const { message, time } = takeApart(family, pattern);
    expect(pattern.anchor).toMatch(/^[ -~]+$/);
    expect(holdsAnchor(family, pattern, message)).toBe(true);
    expect(time).toBeDefined();
    expect(reading(pattern, message)?.kind).toBe(pattern.id.split('/')[0]);
    const earlier = family.patterns.slice(0, family.patterns.indexOf(pattern));
    const takers = earlier.filter(
      (other) => holdsAnchor(family, other, message) && reading(other, message) !== undefined,
    );
    expect(takers.map(({ id }) => id)).toEqual([]);
  });
});

/** The sample's message and time, in the format that the family claims the sample with. */
function takeApart(family: Family, { sample }: Pattern) {
  const bytes = new TextEncoder().encode(sample);
  const claim = family.claim({ path: '', head: Buffer.from(bytes).toString('latin1') });
  if (claim === undefined) throw new Error('the family does not claim the sample');
  const newline = bytes.indexOf(10);
  const end = newline < 0 ? bytes.length : newline;
  const start = claim.format.head(bytes, 0, end);
  expect(start).toBeGreaterThanOrEqual(0);
  return {
    message: new TextDecoder().decode(bytes.subarray(start)),
    time: claim.format.time(bytes, 0, end),
  };
}

function reading(pattern: Pattern, message: string) {
  const match = pattern.regex.exec(message);
  const fact = match ? pattern.read(match, message) : undefined;
  return fact === 'unreadable' ? undefined : fact;
}
