import { Option } from 'commander';
import { explanationFormats } from '../reporters/index.ts';
import { formatOption } from './output-options.ts';
import { noColor } from './screen-options.ts';

export const explainOptions: readonly Option[] = [
  formatOption(explanationFormats),
  new Option('--verbose', 'of a record every wording, and all of it'),
  noColor,
];
