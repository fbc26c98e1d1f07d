const other = /[\p{L}\p{M}\p{N}]/u;

/** A letter, mark or digit, by its code unit; half a character of a higher plane is none. */
const isWordCode = (code: number): boolean =>
  code < 128
    ? (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90)
    : other.test(String.fromCharCode(code));

/** Joins words to names of users and hosts. */
const isJoint = (code: number): boolean => code === 46 || code === 95 || code === 45;

/** Calls back with the bounds of each run of letters and digits, until there is an answer. */
export function firstOfRuns<T>(
  text: string,
  answer: (start: number, end: number) => T | undefined,
): T | undefined {
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const isIn = at < text.length && isWordCode(text.charCodeAt(at));
    if (isIn && start < 0) start = at;
    if (isIn || start < 0) continue;
    const found = answer(start, at);
    if (found !== undefined) return found;
    start = -1;
  }
  return undefined;
}

/** Where the name begins that ends there: letters, digits and what joins them, as many as a name may have. */
export function startOfName(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < longestName && isPart(text.charCodeAt(start - 1))) start--;
  return start;
}

/** Where the name ends that begins there. */
export function endOfName(text: string, start: number): number {
  let end = start;
  while (end < text.length && end - start < longestName && isPart(text.charCodeAt(end))) end++;
  return end;
}

const longestName = 200;
const isPart = (code: number): boolean => isWordCode(code) || isJoint(code);
