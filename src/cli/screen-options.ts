import { Option } from 'commander';

/** What a run says, and how. */
export interface ScreenFlags {
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color: boolean;
  readonly progress: boolean;
}

export const noColor = new Option(
  '--no-color',
  'no colour; NO_COLOR and FORCE_COLOR are honoured too',
);

export const screenOptions: readonly Option[] = [
  new Option('--quiet', 'nothing but errors on standard error'),
  new Option('--verbose', 'lists in full, every source, records with their whole path'),
  noColor,
  new Option('--no-progress', 'no progress on standard error'),
];
