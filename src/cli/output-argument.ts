import { extname } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { type FormatName, formatByExtension } from '../reporters/index.ts';

/** A file to write, its format told by its extension. */
export interface Output {
  readonly file: string;
  readonly format: FormatName;
}

/** `-o <file>`, repeatable. */
export function outputArgument(file: string, earlier: readonly Output[] = []): Output[] {
  const format = formatByExtension[extname(file).toLowerCase()];
  if (format === undefined)
    throw new InvalidArgumentError(
      `The extension names the format: ${Object.keys(formatByExtension).join(', ')}.`,
    );
  return [...earlier, { file, format }];
}
