import type { Argument, Command, Option } from 'commander';

/** What may stand somewhere: one of these words, a file, or what nobody but the user knows. */
export interface Expected {
  readonly words: readonly string[];
  readonly files: boolean;
}

export interface OptionGrammar {
  /** `-f`, `--format` */
  readonly names: readonly string[];
  readonly description: string;
  /** Undefined where it takes no value. */
  readonly value?: Expected;
  /** Takes every word up to the next option. */
  readonly isVariadic: boolean;
}

export interface CommandGrammar {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionGrammar[];
  readonly argument: Expected;
}

/** Words that commander does not know of: of an option or an argument, `analyze --why`, `explain name`. */
export type KnownWords = ReadonlyMap<string, readonly string[]>;

/** What the program takes, read off the program itself. */
export function grammarOf(program: Command, known: KnownWords): CommandGrammar[] {
  const commands = program.createHelp().visibleCommands(program);
  const names = commands.map((command) => command.name());
  const all = new Map([...known, ['help command', names]]);
  return commands.map((command) => commandGrammar(command, all));
}

const commandGrammar = (command: Command, known: KnownWords): CommandGrammar => {
  const argument = command.registeredArguments[0];
  return {
    name: command.name(),
    description: command.description(),
    options: command
      .createHelp()
      .visibleOptions(command)
      .map((option) => optionGrammar(command, option, known)),
    argument: argument === undefined ? nothing : expectedBy(command, argument, known),
  };
};

const nothing: Expected = { words: [], files: false };

function optionGrammar(command: Command, option: Option, known: KnownWords): OptionGrammar {
  const { short, long, flags, description, variadic, required, optional, argChoices } = option;
  const words = argChoices ?? known.get(`${command.name()} ${long}`) ?? [];
  return {
    names: [short, long].filter((name) => name !== undefined),
    description,
    ...((required || optional) && { value: { words, files: /<(file|folder)>/.test(flags) } }),
    isVariadic: variadic,
  };
}

/** Paths, unless the words are all there is; a scenario is a word or a file. */
function expectedBy(command: Command, argument: Argument, known: KnownWords): Expected {
  const words = argument.argChoices ?? known.get(`${command.name()} ${argument.name()}`);
  return {
    words: words ?? [],
    files: words === undefined || /\bfile\b/.test(argument.description),
  };
}
