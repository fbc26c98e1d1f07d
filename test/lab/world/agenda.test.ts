import { describe, expect, it } from 'vitest';
import { Agenda } from '../../../src/lab/world/agenda.ts';
import { Random } from '../../../src/lab/world/random.ts';

const start = 1_000_000;

/** What was done, and when. */
function book() {
  const agenda = new Agenda(start);
  const done: (readonly [string, number])[] = [];
  const note = (what: string) => (): void => {
    done.push([what, agenda.now - start]);
  };
  return { agenda, done, note };
}

describe('an agenda', () => {
  it('does things in the order of their instants', () => {
    const { agenda, done, note } = book();
    agenda.at(start + 30, note('late'));
    agenda.at(start + 10, note('early'));
    agenda.in(20, note('between'));
    agenda.run(start + 30);
    expect(done).toEqual([
      ['early', 10],
      ['between', 20],
      ['late', 30],
    ]);
  });

  it('does first among equals what was asked for first', () => {
    const { agenda, done, note } = book();
    const names = Array.from({ length: 50 }, (_, place) => `${place}`);
    for (const name of names) agenda.in(5, note(name));
    agenda.run(start + 5);
    expect(done.map(([name]) => name)).toEqual(names);
  });

  it('keeps both orders among a thousand', () => {
    const { agenda, done, note } = book();
    const random = new Random(7);
    const asked = Array.from({ length: 1_000 }, (_, order) => ({
      order,
      ms: random.integer(0, 99),
    }));
    for (const { order, ms } of asked) agenda.in(ms, note(`${order}`));
    agenda.run(start + 99);
    const wanted = [...asked].sort((a, b) => a.ms - b.ms || a.order - b.order);
    expect(done).toEqual(wanted.map(({ order, ms }) => [`${order}`, ms]));
  });

  it('does at once what lies in the past, and what is asked for meanwhile after what stands', () => {
    const { agenda, done, note } = book();
    agenda.in(10, () => {
      agenda.at(start, note('past'));
      agenda.in(0, note('now'));
    });
    agenda.in(10, note('stood there'));
    agenda.run(start + 10);
    expect(done).toEqual([
      ['stood there', 10],
      ['past', 10],
      ['now', 10],
    ]);
  });

  it('does not do what was called off', () => {
    const { agenda, done, note } = book();
    const appointments = ['a', 'b', 'c'].map((name) => agenda.in(10, note(name)));
    appointments[1]?.cancel();
    appointments[1]?.cancel();
    agenda.run(start + 10);
    appointments[0]?.cancel();
    expect(done.map(([name]) => name)).toEqual(['a', 'c']);
  });

  it('stops at the end, and goes on from there', () => {
    const { agenda, done, note } = book();
    agenda.in(10, note('in time'));
    agenda.in(11, note('later'));
    agenda.run(start + 10);
    expect(done).toEqual([['in time', 10]]);
    expect(agenda.now).toBe(start + 10);
    agenda.run(start + 500);
    expect(done.at(-1)).toEqual(['later', 11]);
    expect(agenda.now).toBe(start + 500);
  });
});
