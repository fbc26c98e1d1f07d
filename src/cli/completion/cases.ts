import type { CommandGrammar, Expected } from './grammar.ts';

/** What is expected behind `analyze -f`; ` ...` stands for the words after the first of an option that takes several. */
export interface Case {
  readonly keys: readonly string[];
  readonly expected: Expected;
}

/** Of every option that takes a value, command by command. */
export const casesOf = (commands: readonly CommandGrammar[]): Case[] =>
  commands.flatMap(({ name, options }) =>
    options.flatMap(({ names, value, isVariadic }) =>
      value === undefined
        ? []
        : [
            {
              keys: names.flatMap((option) => [
                `${name} ${option}`,
                ...(isVariadic ? [`${name} ${option} ...`] : []),
              ]),
              expected: value,
            },
          ],
    ),
  );

/** `--help` is asked for by its long name: the short one is no shorter to complete. */
export const optionWords = ({ options }: Pick<CommandGrammar, 'options'>): string[] =>
  options.flatMap(({ names }) => names.at(-1) ?? []);

/** Before a command is named. */
export const rootOptions: readonly string[] = ['--help', '--version'];
