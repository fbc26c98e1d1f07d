import { markdown } from '../../../src/lab/score/markdown.ts';
import { bounds } from './bounds.ts';
import type { Capture } from './capture.ts';
import { measured } from './measures.ts';
import { ordersOf } from './orders.ts';
import type { Played } from './play.ts';
import { rowsOf } from './rows.ts';

/** All captures with what the real logs and the model's tell. */
export type Plays = ReadonlyMap<Capture, Played>;

/** How the model agrees with the captures, for people. */
export const agreementTable = (plays: Plays): string =>
  markdown([
    {
      title: 'Records of agents, by kind',
      columns: ['capture', 'kind', 'real', 'model', 'agrees', 'why only one has it'],
      names: 2,
      rows: [...plays].flatMap(([capture, played]) =>
        rowsOf(capture, played).map(({ kind, real, model, agrees, why = '' }) => [
          capture.name,
          kind,
          `${real}`,
          `${model}`,
          agrees ? 'yes' : 'no',
          why,
        ]),
      ),
    },
    {
      title: 'Orders, by agent and seed',
      columns: ['capture', 'same', 'another, known', 'another'],
      rows: [...plays].map(([capture, played]) => {
        const verdicts = ordersOf(capture, played).map(({ verdict }) => verdict);
        const count = (wanted: string): string =>
          `${verdicts.filter((verdict) => verdict === wanted).length}`;
        return [capture.name, count('same'), count('known'), count('other')];
      }),
    },
    {
      title: 'Delays, in s',
      columns: ['what', 'real', 'model', 'bounds', 'where seen'],
      rows: bounds.map(({ measure, least, most, seen }) => [
        measure,
        range([...plays].flatMap(([capture, { real }]) => measured(measure, capture, real))),
        range(
          [...plays].flatMap(([capture, { model }]) =>
            model.flatMap((records) => measured(measure, capture, records)),
          ),
        ),
        `${least} … ${most}`,
        seen,
      ]),
    },
  ]);

function range(found: readonly { readonly value: number }[]): string {
  const values = found.map(({ value }) => value);
  const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return `${least} … ${most} (${values.length})`;
}
