import { oneSided } from './allowances.ts';
import type { Capture } from './capture.ts';
import type { Played } from './play.ts';
import { type AgentRecord, openfireKinds } from './records.ts';

/** How a kind of record of agents fares in a capture. */
export interface Row {
  readonly capture: string;
  readonly kind: (typeof openfireKinds)[number];
  readonly real: number;
  /** In the mean over the seeds. */
  readonly model: number;
  /** Both have some, or it is known why not. */
  readonly agrees: boolean;
  /** Why only one has some. */
  readonly why?: string;
}

/** One for each kind that the real logs or the model's have. */
export const rowsOf = ({ name }: Capture, { real, model }: Played): Row[] =>
  openfireKinds.flatMap((kind) => {
    const count = countOf(kind);
    const counts = {
      real: count(real),
      model:
        Math.round((10 * model.map(count).reduce((sum, one) => sum + one, 0)) / model.length) / 10,
    };
    const hasModel = model.some((records) => count(records) > 0);
    if (counts.real === 0 && !hasModel) return [];
    const isBoth = counts.real > 0 && hasModel;
    const only = hasModel ? 'model' : 'real';
    const why = oneSided.find(
      (one) => one.capture === name && one.kind === kind && one.only === only,
    )?.why;
    const known = isBoth || why === undefined ? {} : { why };
    return [{ capture: name, kind, ...counts, agrees: isBoth || why !== undefined, ...known }];
  });

const countOf =
  (kind: Row['kind']) =>
  (records: readonly AgentRecord[]): number =>
    records.filter(({ fact }) => fact.kind === kind).length;
