import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Event } from '../../src/timeline/event.ts';
import { EventIndex } from '../../src/timeline/event-index.ts';
import { stamp } from './marks.ts';

const second = fc.integer({ min: 0, max: 20 });
const kinds = ['client-event', 'client-start', 'gadget'] as const;

const event = fc
  .tuple(second, fc.constantFrom(...kinds), fc.constantFrom(1, 1_000))
  .map(
    ([at, kind, stampMs]) =>
      ({ ...stamp(at, stampMs), fact: { kind }, node: 'finesse1.example.com' }) as Event,
  );
const timeline = fc.array(event).map((events) => events.sort((a, b) => a.at - b.at));

it('gives what a look at each event gives', () => {
  fc.assert(
    fc.property(timeline, second, second, (events, a, b) => {
      const index = new EventIndex(events);
      const [from, to] = [stamp(a, 1).at, stamp(b, 1).at];
      const within = events.filter(({ at }) => at >= from && at <= to);
      const ofKind = (all: readonly Event[]) => all.filter(({ fact }) => fact.kind === 'gadget');
      expect(index.within(from, to)).toEqual(within);
      expect(index.between('gadget', from, to)).toEqual(ofKind(within));
      expect(index.last('gadget', to)).toBe(ofKind(events).findLast(({ at }) => at <= to));
      expect(index.shownIn(from, to)).toEqual(
        events.filter(({ at, stampMs }) => at + stampMs > from && at < to),
      );
    }),
  );
});
