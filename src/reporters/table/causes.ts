import { groupBy } from '../../model/group-by.ts';
import type { RankedCause } from '../../model/report.ts';
import { causeWords } from '../../model/words.ts';
import { alike } from '../phrases/alike.ts';
import { causePhrase } from '../phrases/cause-phrase.ts';
import type { Loss } from '../phrases/losses.ts';
import { grouped } from '../phrases/numbers.ts';
import type { View } from '../phrases/view.ts';
import { block, paragraph } from './block.ts';
import { findings } from './findings.ts';

/** More ways to decide than this are the same advice in other words. */
const mostDecides = 3;

interface Best extends RankedCause {
  readonly agent: string;
}

/** The best causes of the losses, what they mean, and what would decide; what a burst says is not said again, but a burst does not say what would decide where nothing is known. */
export function causes(view: View, losses: readonly Loss[]): string[] {
  const saidOf = new Map(view.report.bursts.map(({ id, cause }) => [id, cause]));
  const best = losses.flatMap(
    ({
      disconnect: {
        agent,
        burst = '',
        causes: [first],
      },
    }): Best[] =>
      first === undefined || (first.cause !== 'undetermined' && saidOf.get(burst) === first.cause)
        ? []
        : [{ ...first, agent }],
  );
  const groups = [...groupBy(best, causePhrase)].sort(([, a], [, b]) => b.length - a.length);
  const lines = groups.flatMap(([phrase, group]) => [
    ...lead(view, phrase, group),
    ...details(view, group),
  ]);
  return block(view, 'CAUSES', lines);
}

function lead(view: View, phrase: string, group: readonly Best[]): string[] {
  const howMany = group.length > 1 ? `${grouped(group.length)} ` : '';
  const line = group[0] === undefined ? '' : causeWords[group[0].cause].line;
  return paragraph(view, `${howMany}${phrase}:`, line);
}

/** One agent's findings are its own; of several only what would decide is common. */
function details(view: View, group: readonly Best[]): string[] {
  const [only] = group;
  if (only !== undefined && group.length === 1) return findings(view, only);
  const decides = group.flatMap(({ agent, decide: text }) => (text ? [{ agent, text }] : []));
  return alike(decides, () => '')
    .slice(0, mostDecides)
    .flatMap(({ text }) => findings(view, { for: [], against: [], decide: text }));
}
