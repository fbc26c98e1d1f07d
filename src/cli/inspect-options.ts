import { Option } from 'commander';
import { inventoryFormats } from '../reporters/index.ts';
import { formatOption } from './output-options.ts';
import { readOptions } from './read-options.ts';
import { keyOptions, redactOption } from './redact-flags.ts';
import { screenOptions } from './screen-options.ts';

export const inspectOptions: readonly Option[] = [
  formatOption(inventoryFormats),
  new Option(
    '--unknown <file>',
    'write every line that nothing here can read, as <path>:<line>, a tab, and its text',
  ),
  ...readOptions,
  redactOption,
  ...keyOptions,
  ...screenOptions,
];
