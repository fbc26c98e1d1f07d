import { Option } from 'commander';
import { outcomes } from '../model/words.ts';
import { formatByExtension, formatNames } from '../reporters/index.ts';
import { outputArgument } from './output-argument.ts';
import { formatOption, outputOption } from './output-options.ts';
import { readOptions } from './read-options.ts';
import { keyOptions, redactOption } from './redact-flags.ts';
import { screenOptions } from './screen-options.ts';
import { timeArgument } from './time-argument.ts';
import { whyArgument } from './why-argument.ts';

export const analyzeOptions: readonly Option[] = [
  formatOption(formatNames),
  outputOption(formatByExtension, outputArgument),
  new Option('--agent <id...>', "only these agents' disconnects, told step by step"),
  new Option(
    '--why [name]',
    'with --agent: how far each rule got, those of a cause or one, and how the causes were ranked',
  ).argParser(whyArgument),
  new Option(
    '--since <time>',
    'only disconnects from this time on, e.g. 2017-06-17T00:16',
  ).argParser(timeArgument),
  new Option('--until <time>', 'only disconnects up to this time').argParser(timeArgument),
  ...readOptions,
  new Option(
    '--config <file>',
    "the site's settings, YAML: timers, windows, weights, rules, subnets, browsers",
  ),
  new Option('--fail-on <outcome>', 'exit with 1 if an agent came to this or worse').choices(
    outcomes.filter((outcome) => outcome !== 'healthy'),
  ),
  new Option('--strict', 'exit with 3 if a part of the logs could not be read'),
  new Option('--all', 'ndjson keeps routine polls and healthy sweeps'),
  redactOption,
  ...keyOptions,
  ...screenOptions,
];
