import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { oneSided, otherOrders } from './agreement/allowances.ts';
import { bounds } from './agreement/bounds.ts';
import { captures } from './agreement/capture.ts';
import { fieldsOf } from './agreement/fields.ts';
import { measured, measures } from './agreement/measures.ts';
import { firstEnd } from './agreement/order.ts';
import { ordersOf } from './agreement/orders.ts';
import { type Played, play } from './agreement/play.ts';
import { openfireKinds } from './agreement/records.ts';
import { rowsOf } from './agreement/rows.ts';
import { agreementTable } from './agreement/table.ts';

/*
 * The model held against what a real Openfire wrote: the same is done to it at the same instants, and its logs are read
 * as the real ones are. What may differ stands as data, with a reason each.
 */

const plays = new Map<(typeof captures)[number], Played>();
const playOf = (capture: (typeof captures)[number]): Played =>
  plays.get(capture) ?? { real: [], model: [] };

beforeAll(async () => {
  for (const capture of captures) plays.set(capture, await play(capture));
}, 120_000);

it('is there for every capture', () => {
  const folder = new URL('../../fixtures/captures/', import.meta.url);
  expect(captures.map(({ name }) => name)).toEqual(readdirSync(folder).sort());
});

describe.each(captures.map((capture) => [capture.name, capture] as const))('%s', (_, capture) => {
  it('leaves the same kinds of records of agents', () => {
    const rows = rowsOf(capture, playOf(capture));
    expect(rows).not.toEqual([]);
    expect(rows.filter(({ agrees }) => !agrees)).toEqual([]);
  });

  it('leaves them with the same fields', () => {
    const { real, model } = playOf(capture);
    const [reals, models] = [fieldsOf(real), fieldsOf(model.flat())];
    for (const kind of openfireKinds) {
      const [wanted, found] = [reals.get(kind), models.get(kind)];
      if (wanted && found) expect([kind, [...found].sort()]).toEqual([kind, [...wanted].sort()]);
    }
  });

  it('has nothing undeliverable to an agent whose session lives', () => {
    const { real, model } = playOf(capture);
    const early = [real, ...model].flatMap((records) =>
      capture.agents.flatMap((agent) => {
        const own = records.filter((record) => record.agent === agent);
        const first = own.find(({ fact }) => fact.kind === 'undeliverable');
        return first && first.at < firstEnd(own) ? [{ agent, at: first.at }] : [];
      }),
    );
    expect(early).toEqual([]);
  });

  it('leaves them in the same order', () => {
    const orders = ordersOf(capture, playOf(capture));
    expect(orders.length).toBe(3 * capture.agents.length);
    expect(orders.filter(({ verdict }) => verdict === 'other')).toEqual([]);
  });
});

describe('what may differ does', () => {
  it.each(oneSided)('$capture: $kind', ({ capture: name, kind, why }) => {
    const rows = captures
      .filter((capture) => capture.name === name)
      .flatMap((capture) => rowsOf(capture, playOf(capture)));
    expect(rows.find((row) => row.kind === kind)?.why).toBe(why);
  });

  it.each(otherOrders.filter(({ chance }) => !chance))(
    '$capture: $agents',
    ({ capture: name, agents, order }) => {
      const others = captures
        .filter((capture) => capture.name === name)
        .flatMap((capture) => ordersOf(capture, playOf(capture)))
        .filter(({ agent, verdict }) => verdict === 'known' && agents.includes(agent));
      expect(others.some(({ model }) => order.test(model))).toBe(true);
    },
  );
});

describe('delays', () => {
  it('are all bounded', () => {
    expect(bounds.map(({ measure }) => measure)).toEqual(Object.keys(measures));
  });

  it.each(bounds)('$measure', ({ measure, least, most }) => {
    const found = captures.flatMap((capture) => {
      const { real, model } = playOf(capture);
      const of = (who: string, records: Played['real']) =>
        measured(measure, capture, records).map((one) => ({ who, capture: capture.name, ...one }));
      return [...of('real', real), ...model.flatMap((records) => of('model', records))];
    });
    for (const wanted of ['real', 'model'])
      expect(found.some(({ who }) => who === wanted)).toBe(true);
    expect(found.filter(({ value }) => value < least || value > most)).toEqual([]);
  });
});

it('can be looked up', async () => {
  await expect(agreementTable(plays)).toMatchFileSnapshot('agreement/table.md');
});
