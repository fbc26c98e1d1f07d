import { Option } from 'commander';
import { outcomes } from '../model/words.ts';
import { formatByExtension, formatNames } from '../reporters/index.ts';
import { asArgument, knownKinds } from './as-argument.ts';
import { nodeArgument } from './node-argument.ts';
import { outputArgument } from './output-argument.ts';
import { timeArgument } from './time-argument.ts';
import { zoneArgument } from './zone-argument.ts';

const extensions = Object.keys(formatByExtension).join(' ');

export const analyzeOptions: readonly Option[] = [
  new Option('-f, --format <name>', 'what goes to standard output')
    .choices(formatNames)
    .default('table'),
  new Option(
    '-o, --output <file>',
    `write a file as well, repeatable; its extension names the format: ${extensions}`,
  ).argParser(outputArgument),
  new Option('--agent <id...>', "only these agents' disconnects, told step by step"),
  new Option(
    '--since <time>',
    'only disconnects from this time on, e.g. 2017-06-17T00:16',
  ).argParser(timeArgument),
  new Option('--until <time>', 'only disconnects up to this time').argParser(timeArgument),
  new Option(
    '--zone <[node=]zone>',
    'the zone of logs that print none: +05:30 or Asia/Kolkata, for all nodes or one; repeatable',
  ).argParser(zoneArgument),
  new Option(
    '--node <glob=name>',
    'the server of the files that match, e.g. "node1-*=fin-a"; in globs write / between folders, ! after an archive; repeatable',
  ).argParser(nodeArgument),
  new Option(
    '--as <glob=kind>',
    `read the files that match as ${knownKinds.join(', ')}; repeatable`,
  ).argParser(asArgument),
  new Option('--fail-on <outcome>', 'exit with 1 if an agent came to this or worse').choices(
    outcomes.filter((outcome) => outcome !== 'healthy'),
  ),
  new Option('--strict', 'exit with 3 if a part of the logs could not be read'),
  new Option('--all', 'ndjson keeps routine polls and healthy sweeps'),
  new Option('--quiet', 'nothing but errors on standard error'),
  new Option('--verbose', 'lists in full, and every source'),
  new Option('--no-color', 'no colour; NO_COLOR and FORCE_COLOR are honoured too'),
  new Option('--no-progress', 'no progress on standard error'),
];
