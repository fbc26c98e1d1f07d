import { safeText } from '../reporters/phrases/safe.ts';

/** Messages may hold names and texts of the customer's files: one line each, safe to print. */
export const oneLine = (text: string): string => safeText(text.trim().replace(/\s*\n\s*/g, ' '));
