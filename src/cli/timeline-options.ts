import { Option } from 'commander';
import { timelineByExtension, timelineFormats } from '../reporters/index.ts';
import { eventFamilies } from '../reporters/table/event-words.ts';
import { hanging } from '../reporters/table/lines.ts';
import { durationArgument } from './duration-argument.ts';
import { kindArgument } from './kind-argument.ts';
import { timelineOutputArgument } from './output-argument.ts';
import { formatOption, outputOption } from './output-options.ts';
import { readOptions } from './read-options.ts';
import { keyOptions, redactOption } from './redact-flags.ts';
import { screenOptions } from './screen-options.ts';
import { timeArgument } from './time-argument.ts';

export const timelineOptions: readonly Option[] = [
  formatOption(timelineFormats),
  outputOption(timelineByExtension, timelineOutputArgument),
  new Option('--agent <id...>', "only these agents' events"),
  new Option(
    '--server <name...>',
    'only events of these servers, by id, name, short name or the address of their folder (--node says whose files are)',
  ),
  new Option(
    '--kind <kind...>',
    'only these kinds, e.g. sweep idle-close, or all of a family: openfire, webservices, client, access; all are listed below',
  ).argParser(kindArgument),
  new Option('--since <time>', 'only events from this time on, e.g. 2017-06-17T00:16').argParser(
    timeArgument,
  ),
  new Option('--until <time>', 'only events up to this time').argParser(timeArgument),
  new Option('--around <time>', 'only events from --span before this time to --span after it')
    .argParser(timeArgument)
    .conflicts(['since', 'until']),
  new Option('--span <duration>', 'with --around: 90s, 5m, 1h30m (default: 5m)').argParser(
    durationArgument,
  ),
  new Option('--all', 'routine polls and healthy sweeps, too'),
  ...readOptions,
  new Option('--strict', 'exit with 3 if a part of the logs could not be read'),
  redactOption,
  ...keyOptions,
  ...screenOptions,
];

/** What `--kind` takes, by family. */
export function kindsText(width: number): string {
  const lines = Object.entries(eventFamilies).flatMap(([family, kinds]) =>
    hanging(`  ${family.padEnd(13)}`, kinds.join(' '), width),
  );
  return ['', 'Kinds, by family:', ...lines].join('\n');
}
