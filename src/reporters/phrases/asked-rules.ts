import type { AskedRule, Report, ReportDisconnect } from '../../model/report.ts';

type Result = AskedRule['result'];

/** In this order: what spoke, what could not be told, what did not hold, what was not asked. */
const results = ['fired', 'lacking', 'unmet', 'off'] as const satisfies readonly Result[];

export const resultWords: Readonly<Record<Result, string>> = {
  fired: 'fired',
  lacking: 'cannot tell',
  unmet: 'quiet',
  off: 'switched off',
};

/** What was asked for of a disconnect's rules: all of them, those of a cause, or one by its id. */
export function askedFor({ asked = [] }: ReportDisconnect, why: true | string): AskedRule[] {
  const wanted = asked.filter(({ rule, cause }) => why === true || why === cause || why === rule);
  return results.flatMap((result) => wanted.filter((one) => one.result === result));
}

/** `It fires when: …` */
export function ruleTitle({ rules }: Report, { rule, result }: AskedRule): string {
  const title = rules.find(({ id }) => id === rule)?.title;
  if (title === undefined) return '';
  return `${result === 'fired' ? 'It says' : 'It fires when'}: ${title}.`;
}

/** Nothing was said of why it is quiet. */
export const saysNothing = ({ result, unmet }: AskedRule): boolean =>
  result === 'unmet' && unmet === undefined;

/** Where a log is lacking and no record says so, that a condition was not met is not known. */
export const isOpen = ({ result, unmet }: AskedRule): boolean =>
  result === 'lacking' && unmet?.evidence.length === 0;
