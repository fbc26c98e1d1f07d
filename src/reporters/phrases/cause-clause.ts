import { groupBy } from '../../model/group-by.ts';
import { causePhrase } from './cause-phrase.ts';
import type { Loss } from './losses.ts';
import { grouped } from './numbers.ts';

const most = 3;

/** `the cause is …`, or that these logs cannot tell it. */
export function causeClause(losses: readonly Loss[]): string {
  const groups = [...groupBy(losses, phraseOf)].sort(([, a], [, b]) => b.length - a.length);
  const [[first = '', all] = ['', []]] = groups;
  if (groups.length === 1 || all === undefined)
    return first === 'undetermined'
      ? 'the cause cannot be told from these logs'
      : `cause: ${first}`;
  const named = groups.slice(0, most).map(([phrase, { length }]) => `${grouped(length)} ${phrase}`);
  const rest = groups.length - named.length;
  return `causes: ${[...named, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')}`;
}

const phraseOf = ({
  agent: { cause = 'undetermined', side = 'unknown', confidence = 'possible' },
}: Loss) => causePhrase({ cause, side, confidence });
