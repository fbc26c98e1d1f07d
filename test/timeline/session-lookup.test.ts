import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Event } from '../../src/timeline/event.ts';
import type { Session } from '../../src/timeline/session.ts';
import { sessionLookup } from '../../src/timeline/session-lookup.ts';
import { sessionAt, stamp } from './marks.ts';

const jid = '1001001@finesse1.example.com/desktop';
const second = fc.integer({ min: 0, max: 20 });

const closedAt = (at: number): Event => ({
  ...stamp(at, 1_000),
  fact: { kind: 'session-closed', jid, by: 'server' } as Event['fact'],
  node: 'finesse1.example.com',
});

/** The last as they are given of those that began before, else the first that begins in the moment. */
function soughtOneByOne(sessions: readonly Session[], { at }: Event): Session | undefined {
  const before = sessions.filter(({ first }) => first.at < at);
  return before.at(-1) ?? sessions.find(({ first }) => first.at <= at);
}

it('finds the session of a JID that a look at each finds, whatever their order', () => {
  fc.assert(
    fc.property(fc.array(second), second, (begins, at) => {
      const sessions = begins.map((begin, i) => ({ ...sessionAt(begin), jid, key: `${jid} ${i}` }));
      const event = closedAt(at);
      expect(sessionLookup(sessions)(event)).toBe(soughtOneByOne(sessions, event));
    }),
  );
});
