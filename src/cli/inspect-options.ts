import { Option } from 'commander';
import { inventoryFormats } from '../reporters/index.ts';
import { readOptions } from './read-options.ts';
import { screenOptions } from './screen-options.ts';

export const inspectOptions: readonly Option[] = [
  new Option('-f, --format <name>', 'what goes to standard output')
    .choices(inventoryFormats)
    .default('table'),
  new Option(
    '--unknown <file>',
    'write every line that nothing here can read, as <path>:<line>, a tab, and its text',
  ),
  ...readOptions,
  ...screenOptions,
];
