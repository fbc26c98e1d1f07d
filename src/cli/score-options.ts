import { InvalidArgumentError, Option } from 'commander';
import { type Demand, measures } from '../lab/score/measures.ts';
import { formatOption, outputOption } from './output-options.ts';
import { scoreByExtension, scoreFormats, scoreOutputArgument } from './score-formats.ts';
import { screenOptions } from './screen-options.ts';

const named = (limit: 'floor' | 'ceiling'): string =>
  [...measures].flatMap(([name, one]) => (one.limit === limit ? [name] : [])).join(', ');

export const scoreOptions: readonly Option[] = [
  formatOption(scoreFormats),
  outputOption(scoreByExtension, scoreOutputArgument),
  new Option('--misses <n>', 'list so many of the worst misses')
    .argParser(missesArgument)
    .default(10),
  new Option(
    '--min <measure=limit>',
    `exit with 1 if the score is worse, repeatable; shares to reach, 0 to 1: ${named('floor')}; counts not to pass: ${named('ceiling')}`,
  ).argParser(demandArgument),
  ...screenOptions,
];

function missesArgument(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Write a whole number.');
  return Number(text);
}

/** `--min recall=0.95`, repeatable. */
function demandArgument(text: string, earlier: readonly Demand[] = []): Demand[] {
  const [, name = '', digits = ''] = /^([^=]*)=(\d+(?:[.]\d+)?)$/.exec(text) ?? [];
  const measure = measures.get(name);
  if (digits === '')
    throw new InvalidArgumentError('Write a measure and its limit: recall=0.95, certain-false=0.');
  if (!measure)
    throw new InvalidArgumentError(`There is no such measure: ${[...measures.keys()].join(', ')}.`);
  const limit = Number(digits);
  if (measure.limit === 'floor' && limit > 1)
    throw new InvalidArgumentError(`${name} is a share: write 0 to 1.`);
  return [...earlier, { measure: name, limit }];
}
