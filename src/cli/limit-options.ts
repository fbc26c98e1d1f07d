import { InvalidArgumentError, Option } from 'commander';
import { defaultLimits, type Limits } from '../model/limits.ts';

/** As the command line has them: by the names of their options. */
export interface LimitFlags {
  readonly maxDepth?: number;
  readonly maxFiles?: number;
  readonly maxRatio?: number;
  readonly maxUnpacked?: number;
}

export const limitOptions: readonly Option[] = [
  new Option(
    '--max-depth <n>',
    `archives inside archives are opened to this depth (default: ${defaultLimits.maxDepth})`,
  ).argParser(countArgument),
  new Option('--max-files <n>', 'this many files in archives are read (default: 200000)').argParser(
    countArgument,
  ),
  new Option(
    '--max-ratio <n>',
    `an archive may unpack to this many times its size (default: ${defaultLimits.maxRatio})`,
  ).argParser(countArgument),
  new Option(
    '--max-unpacked <size>',
    `all archives together may unpack to this: 500MB, 2TB (default: ${defaultLimits.maxUnpacked / 1e9}GB)`,
  ).argParser(sizeArgument),
];

export const limitsOf = ({
  maxDepth,
  maxFiles,
  maxRatio,
  maxUnpacked,
}: LimitFlags): Partial<Limits> => ({
  ...(maxDepth !== undefined && { maxDepth }),
  ...(maxFiles !== undefined && { maxFiles }),
  ...(maxRatio !== undefined && { maxRatio }),
  ...(maxUnpacked !== undefined && { maxUnpacked }),
});

function countArgument(text: string): number {
  if (!/^\d{1,12}$/.test(text)) throw new InvalidArgumentError('Write a whole number.');
  return Number(text);
}

const units: Readonly<Record<string, number>> = { '': 1, K: 1e3, M: 1e6, G: 1e9, T: 1e12 };

/** `500MB`, `2G`, `1000000`: decimal, as disks are sold. */
function sizeArgument(text: string): number {
  const [, digits, unit = ''] = /^(\d{1,12}(?:[.]\d{1,3})?) ?([KMGT]?)i?B?$/i.exec(text) ?? [];
  if (digits === undefined)
    throw new InvalidArgumentError('Write a number of bytes, or with a unit: 500MB, 2TB.');
  return Math.round(Number(digits) * (units[unit.toUpperCase()] ?? 1));
}
