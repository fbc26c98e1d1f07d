import { InvalidArgumentError } from 'commander';
import type { AnalyzeOptions } from '../index.ts';
import { globValue } from './glob-value.ts';

export type NodeArgument = NonNullable<AnalyzeOptions['nodes']>[number];

/** `--node <glob>=<name>`, repeatable. */
export function nodeArgument(text: string, earlier: readonly NodeArgument[] = []): NodeArgument[] {
  const { glob, value: name } = globValue(text) ?? {};
  if (glob === undefined || name === undefined || /\p{Cc}/u.test(name))
    throw new InvalidArgumentError("Write <glob>=<name>, for example 'node1-*=fin-a'.");
  return [...earlier, { glob, name }];
}
