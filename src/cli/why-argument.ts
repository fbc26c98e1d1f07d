import { InvalidArgumentError } from 'commander';
import { closeIds } from '../model/close-ids.ts';
import { UserError } from '../model/user-error.ts';
import { causes } from '../model/words.ts';
import type { Pipeline } from './pipeline.ts';

/** `--why [name]`: takes the word behind it, which may have been meant as a path. */
export function whyArgument(text: string): string {
  const name = text.toLowerCase();
  if (/^[a-z]+(-[a-z]+)*$/.test(name)) return name;
  throw new InvalidArgumentError(
    'It is neither a cause nor a rule: name the logs before --why, or write one of them behind it.',
  );
}

/** Only the pipeline knows the rules. */
export function checkWhy(why: true | string, { explanations }: Pipeline): void {
  const rules = explanations().flatMap(({ group, name }) => (group === 'rule' ? name : []));
  const known = [...causes, ...rules];
  if (why === true || known.includes(why)) return;
  const close = closeIds(why, known);
  if (close.length > 0) throw new UserError(`--why ${why}: did you mean ${close.join(', ')}?`);
  throw new UserError(
    `--why ${why} is neither a cause nor a rule: there is ${known.join(', ')}; name logs before --why`,
  );
}
