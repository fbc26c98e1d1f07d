import { safeJson } from './safe-json.ts';

/** A report or an inventory itself: two spaces, keys in the order they were made, so the same input gives the same bytes. */
export const json = (whole: object): string => `${safeJson(whole, 2)}\n`;
