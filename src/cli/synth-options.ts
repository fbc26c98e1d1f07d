import { InvalidArgumentError, Option } from 'commander';

export const synthOptions: readonly Option[] = [
  new Option('-o, --output <folder>', 'where to write bundle/ and truth.json; must be empty'),
  new Option(
    '--seed <n>',
    "another course of the same things, instead of the scenario's",
  ).argParser(seedArgument),
  new Option('--list', 'the scenarios that ship with bosh-diag, and what can happen in one'),
];

function seedArgument(text: string): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && seed < 2 ** 32) return seed;
  throw new InvalidArgumentError('Write a whole number from 0 to 4294967295.');
}
