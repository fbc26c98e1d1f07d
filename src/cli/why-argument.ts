import { InvalidArgumentError } from 'commander';
import { closeIds } from '../model/close-ids.ts';
import { type Cause, causes } from '../model/words.ts';

/** `--why [cause]`: takes the word behind it, which may have been meant as a path. */
export function whyArgument(text: string): Cause {
  const cause = causes.find((known) => known === text.toLowerCase());
  if (cause === undefined) throw new InvalidArgumentError(howToWrite(text));
  return cause;
}

function howToWrite(text: string): string {
  const close = closeIds(text, causes);
  if (close.length > 0) return `Did you mean ${close.join(', ')}?`;
  return `It is no cause: name the logs before --why, or write a cause behind it: ${causes.join(', ')}.`;
}
