import { rootOptions } from './cases.ts';
import type { CommandGrammar, Expected, OptionGrammar } from './grammar.ts';

/** fish is told what there is, and finds the place itself. */
export const fishScript = (commands: readonly CommandGrammar[]): string =>
  [
    'complete -c bosh-diag -f',
    ...rootOptions.map((option) => line(['-n __fish_use_subcommand', nameOf(option)])),
    ...commands.flatMap((command) => [
      line(['-n __fish_use_subcommand', `-a ${command.name}`, `-d ${quoted(command.description)}`]),
      ...command.options.map((option) => line([within(command), ...optionOf(option)])),
      ...argumentOf(command),
    ]),
    '',
  ].join('\n');

const line = (parts: readonly string[]): string =>
  ['complete -c bosh-diag', ...parts.filter(Boolean)].join(' ');

const within = ({ name }: CommandGrammar): string => `-n '__fish_seen_subcommand_from ${name}'`;

const optionOf = ({ names, description, value }: OptionGrammar): string[] => [
  ...names.map(nameOf),
  ...(value === undefined ? [] : ['-r', ...expectedOf(value)]),
  `-d ${quoted(description)}`,
];

/** `-s f`, `-l format` */
const nameOf = (name: string): string =>
  name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`;

const argumentOf = (command: CommandGrammar): string[] => {
  const { words, files } = command.argument;
  if (words.length === 0 && !files) return [];
  return [line([within(command), ...expectedOf(command.argument)])];
};

const expectedOf = ({ words, files }: Expected): string[] => [
  files ? '-F' : '-f',
  ...(words.length > 0 ? [`-a ${quoted(words.join(' '))}`] : []),
];

const quoted = (text: string): string => `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
