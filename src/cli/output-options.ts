import { Option } from 'commander';

/** `-f` */
export const formatOption = (formats: readonly string[]): Option =>
  new Option('-f, --format <name>', 'what goes to standard output')
    .choices(formats)
    .default('table');

/** `-o`, repeatable. */
export const outputOption = <Output>(
  byExtension: object,
  parse: (file: string, earlier: Output | undefined) => Output,
): Option =>
  new Option(
    '-o, --output <file>',
    `write a file as well, repeatable; its extension names the format: ${Object.keys(byExtension).join(' ')}`,
  ).argParser(parse);
