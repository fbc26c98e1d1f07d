import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/model/fact.ts';
import { AddressVotes, addressOf } from '../../../src/timeline/logs/address-votes.ts';
import { Interner } from '../../../src/timeline/logs/interner.ts';

const asks = (clientAddress: string): Fact => ({
  kind: 'http-request',
  clientAddress,
  clientPort: 45_072,
});
const takes = (sid: string): Fact => ({
  kind: 'consume-response',
  sid,
  rid: 1,
  status: 3,
  unavailable: false,
});
const refused = (sid: string, clientAddress: string): Fact => ({
  kind: 'invalid-session',
  sid,
  clientAddress,
});
const pair = (sid: string, address: string): Fact[] => [asks(address), takes(sid)];
const times = (count: number, facts: readonly Fact[]): Fact[] =>
  Array.from({ length: count }, () => facts).flat();

describe('the address of a session', () => {
  it.each<[string, readonly Fact[], string | undefined]>([
    ['nothing', [], undefined],
    ['one vote is too few', pair('a', '192.0.2.1'), undefined],
    ['two votes', times(2, pair('a', '192.0.2.1')), '192.0.2.1'],
    ['another session', times(2, pair('b', '192.0.2.1')), undefined],
    ['a majority', [...times(2, pair('a', '192.0.2.1')), ...pair('a', '192.0.2.2')], '192.0.2.1'],
    [
      'three of five are no majority',
      [...times(3, pair('a', '192.0.2.1')), ...times(2, pair('a', '192.0.2.2'))],
      undefined,
    ],
    [
      'requests written between each other do not count',
      times(5, [asks('192.0.2.1'), asks('192.0.2.2'), takes('a'), takes('b')]),
      undefined,
    ],
    ['a record without a request does not count', times(5, [takes('a')]), undefined],
    [
      'a refusal names it',
      [...times(5, pair('a', '192.0.2.1')), refused('a', '192.0.2.9')],
      '192.0.2.9',
    ],
  ])('%s', (_, facts, address) => {
    const votes = new AddressVotes(new Interner());
    for (const fact of facts) votes.note(fact, 0);
    expect(addressOf([[votes]], 'a')).toBe(address);
  });

  it('a request and an answer that a tool put side by side', () => {
    const address = (apartMs: number): string | undefined => {
      const votes = new AddressVotes(new Interner());
      for (const [i, fact] of times(3, pair('a', '192.0.2.1')).entries())
        votes.note(fact, (i % 2) * apartMs);
      return addressOf([[votes]], 'a');
    };
    expect([address(1_000), address(1_001)]).toEqual(['192.0.2.1', undefined]);
  });

  it('of rotated logs vote together, those of copies once', () => {
    const one = new AddressVotes(new Interner());
    for (const fact of pair('a', '192.0.2.1')) one.note(fact, 0);
    expect(addressOf([[one, one]], 'a')).toBe('192.0.2.1');
    expect(addressOf([[one], [one]], 'a')).toBeUndefined();
  });
});
