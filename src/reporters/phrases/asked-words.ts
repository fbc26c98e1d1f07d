import type { AskedRule, Report, ReportDisconnect } from '../../model/report.ts';

type Result = AskedRule['result'];

/** In this order: what spoke, what could not be told, what did not hold, what was not asked. */
const results = ['fired', 'lacking', 'unmet', 'off'] as const satisfies readonly Result[];

/** Marks are words, so they need no colour. */
export const resultWords: Readonly<
  Record<Result, { word: string; tone: 'good' | 'doubtful' | 'quiet' }>
> = {
  fired: { word: 'fired', tone: 'good' },
  lacking: { word: 'cannot tell', tone: 'doubtful' },
  unmet: { word: 'quiet', tone: 'quiet' },
  off: { word: 'switched off', tone: 'quiet' },
};

/** What was asked for of a disconnect's rules: all of them, those of a cause, or one by its id. */
export const askedFor = ({ asked = [] }: ReportDisconnect, why: true | string): AskedRule[] =>
  byResult(asked.filter(({ rule, cause }) => why === true || why === cause || why === rule));

export const byResult = (asked: readonly AskedRule[]): AskedRule[] =>
  results.flatMap((result) => asked.filter((one) => one.result === result));

/** `It fires when: …`; empty where the report does not list the rule. */
export function ruleSays({ rules }: Pick<Report, 'rules'>, { rule, result }: AskedRule): string {
  const title = rules.find(({ id }) => id === rule)?.title;
  if (title === undefined) return '';
  return `${result === 'fired' ? 'It says' : 'It fires when'}: ${title}.`;
}

/** What stopped it. Where a log is lacking and no record says so, that a condition was not met is not known. */
export function ruleStopped({
  result,
  unmet,
}: AskedRule): { readonly known: boolean; readonly text: string } | undefined {
  if (unmet === undefined)
    return result === 'unmet'
      ? { known: true, text: 'nothing in the records speaks for it' }
      : undefined;
  return { known: result !== 'lacking' || unmet.evidence.length > 0, text: unmet.text };
}
