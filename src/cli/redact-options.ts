import { Option } from 'commander';
import { limitOptions } from './limit-options.ts';
import { keyOptions } from './redact-flags.ts';
import { noColor } from './screen-options.ts';

export const redactOptions: readonly Option[] = [
  new Option('-o, --output <file>', 'the new bundle, a .tgz'),
  ...keyOptions,
  ...limitOptions,
  new Option('--quiet', 'nothing but errors on standard error'),
  noColor,
  new Option('--no-progress', 'no progress on standard error'),
];
