import type { Fact } from '../../model/fact.ts';
import type { Problem } from '../../model/report.ts';
import { isRoutine } from '../routine.ts';
import type { SourceLog } from './source-log.ts';
import { sameSort } from './tellings.ts';

/** Which file says again what another says. `all.log` and logs of errors alone repeat others as they should. */
export class Repeats {
  readonly #copies = new Map<SourceLog, Map<SourceLog, number>>();

  note(copy: SourceLog, original: SourceLog): void {
    if (!sameSort(copy, original)) return;
    const known = this.#copies.get(copy) ?? new Map<SourceLog, number>();
    this.#copies.set(copy, known.set(original, (known.get(original) ?? 0) + 1));
  }

  problems(): Problem[] {
    return [...this.#copies]
      .sort(([a], [b]) => a.index - b.index)
      .map(([copy, originals]) => repeatsOf(copy, originals));
  }
}

/** A fact that is no row, and that the timeline keeps whatever is asked for: so each record counts once. */
export const standsAlone = (fact: Fact): boolean =>
  !isRoutine(fact) && !(fact.kind === 'bosh-request' && fact.rid !== undefined);

function repeatsOf(copy: SourceLog, originals: ReadonlyMap<SourceLog, number>): Problem {
  const [[most] = []] = [...originals].sort((a, b) => b[1] - a[1] || a[0].index - b[0].index);
  const repeated = [...originals.values()].reduce((sum, count) => sum + count, 0);
  const alone = copy.observations.filter(({ fact }) => standsAlone(fact)).length;
  const all = alone + copy.sweeps.length + copy.requests.length + copy.states.length;
  const others = originals.size > 1 ? ` and ${originals.size - 1} more` : '';
  return {
    severity: 'warning',
    where: copy.path,
    what: `${repeated} of its ${all} records repeat those of ${most?.path ?? ''}${others}; they count once`,
    next: 'nothing to do: the two overlap in time; collect each time once to read it faster',
  };
}
