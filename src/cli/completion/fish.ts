import { rootOptions } from './cases.ts';
import type { CommandGrammar, Expected, OptionGrammar } from './grammar.ts';

/** The first word that is no option is the command; fish's own function takes any word for it. */
const command = `function __bosh_diag_command
  set -l before (commandline -opc)
  set -e before[1]
  for word in $before
    string match -q -- '-*' $word; and continue
    test $word = $argv[1]
    return
  end
  return 1
end`;

/** fish is told what there is, and finds the place itself. */
export const fishScript = (commands: readonly CommandGrammar[]): string =>
  [
    command,
    'complete -c bosh-diag -f',
    ...rootOptions.map((option) => line(['-n __fish_use_subcommand', nameOf(option)])),
    ...commands.flatMap((command) => [
      line(['-n __fish_use_subcommand', `-a ${command.name}`, `-d ${quoted(command.description)}`]),
      ...command.options.flatMap((option) => optionLines(command, option)),
      ...argumentOf(command),
    ]),
    '',
  ].join('\n');

const line = (parts: readonly string[]): string =>
  ['complete -c bosh-diag', ...parts.filter(Boolean)].join(' ');

const within = ({ name }: CommandGrammar): string => `-n '__bosh_diag_command ${name}'`;

/** Its words on a line of their own: fish says with each what the line says. The last line tells of the option. */
function optionLines(command: CommandGrammar, { names, description, value }: OptionGrammar) {
  const option = [within(command), ...names.map(nameOf)];
  const said = `-d ${quoted(description)}`;
  if (value === undefined) return [line([...option, said])];
  const { words, files } = value;
  return [
    ...(words.length === 0 ? [] : [line([...option, '-r', ...expectedOf(value)])]),
    line([...option, '-r', ...expectedOf({ words: [], files }), said]),
  ];
}

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
