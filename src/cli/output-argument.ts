import { extname } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { type FormatName, formatByExtension, timelineByExtension } from '../reporters/index.ts';

/** A file to write, its format told by its extension. */
export interface Output<Format = FormatName> {
  readonly file: string;
  readonly format: Format;
}

/** `-o <file>`, repeatable. */
export const outputOf =
  <Format>(formats: Readonly<Record<string, Format>>) =>
  (file: string, earlier: readonly Output<Format>[] = []): Output<Format>[] => {
    const format = formats[extname(file).toLowerCase()];
    if (format === undefined)
      throw new InvalidArgumentError(
        `The extension names the format: ${Object.keys(formats).join(', ')}.`,
      );
    return [...earlier, { file, format }];
  };

export const outputArgument = outputOf(formatByExtension);
export const timelineOutputArgument = outputOf(timelineByExtension);
