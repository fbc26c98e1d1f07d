import { groupBy } from '../../model/group-by.ts';
import type { RankedCause } from '../../model/report.ts';
import { causeWords } from '../../model/words.ts';
import { block, paragraph } from './block.ts';
import { causePhrase } from './cause-phrase.ts';
import { findings } from './findings.ts';
import type { Loss } from './losses.ts';
import { grouped } from './numbers.ts';
import type { View } from './view.ts';

/** More ways to decide than this are the same advice for other agents. */
const mostDecides = 3;

/** The best causes of the losses, what they mean, and what would decide; what a burst says is not said again. */
export function causes(view: View, losses: readonly Loss[]): string[] {
  const saidOf = new Map(view.report.bursts.map(({ id, cause }) => [id, cause]));
  const best = losses.flatMap(
    ({
      disconnect: {
        burst,
        causes: [first],
      },
    }) => (first === undefined || saidOf.get(burst ?? '') === first.cause ? [] : first),
  );
  const groups = [...groupBy(best, causePhrase)].sort(([, a], [, b]) => b.length - a.length);
  const lines = groups.flatMap(([phrase, group]) => {
    const [first] = group;
    return first === undefined ? [] : causeLines(view, phrase, first, group);
  });
  return block(view, 'CAUSES', lines);
}

/** One agent's findings are its own; of several only what would decide is common. */
function causeLines(
  view: View,
  phrase: string,
  first: RankedCause,
  group: readonly RankedCause[],
): string[] {
  const decides = [...new Set(group.flatMap(({ decide }) => decide ?? []))].slice(0, mostDecides);
  const details =
    group.length === 1
      ? findings(view, first, false)
      : decides.flatMap((decide) => findings(view, { for: [], against: [], decide }, false));
  const lead = `${group.length > 1 ? `${grouped(group.length)} ` : ''}${phrase}:`;
  return [...paragraph(view, lead, causeWords[first.cause].line), ...details];
}
