import type { Loss } from './losses.ts';

/** `×3`; once needs no saying. */
export const timesOf = ({ times }: Pick<Loss, 'times'>): string => (times > 1 ? `×${times}` : '');

/** A cause without it would say too much; that nothing is known needs none. */
export const causeWithConfidence = ({
  agent: { cause, confidence },
}: Pick<Loss, 'agent'>): string => {
  if (confidence === undefined || cause === 'undetermined') return cause ?? '';
  return `${cause}, ${confidence}`;
};

/** That a line tells: they decide whether days have to be told. */
export const instantsOf = ({ disconnect: { at, lastContact } }: Loss): string[] =>
  lastContact ? [lastContact.earliest, at] : [at];
