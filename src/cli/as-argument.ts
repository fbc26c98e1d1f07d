import { InvalidArgumentError } from 'commander';
import type { AnalyzeOptions } from '../index.ts';
import { sourceKinds } from '../model/words.ts';
import { globValue } from './glob-value.ts';

export type AsArgument = NonNullable<AnalyzeOptions['kinds']>[number];

export const knownKinds = sourceKinds.filter((kind) => kind !== 'unknown');

/** `--as <glob>=<kind>`, repeatable. */
export function asArgument(text: string, earlier: readonly AsArgument[] = []): AsArgument[] {
  const { glob, value } = globValue(text) ?? {};
  const kind = knownKinds.find((known) => known === value);
  if (glob === undefined || kind === undefined)
    throw new InvalidArgumentError(
      `Write <glob>=<kind>, for example 'node1/*=webservices'. Kinds: ${knownKinds.join(', ')}.`,
    );
  return [...earlier, { glob, kind }];
}
