import { deceptive, escaped } from '../reporter.ts';

/** JSON leaves C1 controls and bidi marks as they are, and a terminal obeys them: the escape says the same. */
export const safeJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, undefined, indent).replace(deceptive, (character) =>
    character === '\n' ? character : escaped(character),
  );
