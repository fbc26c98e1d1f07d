/** Where the name of a field begins that a separator follows. */
export interface FieldAt<T> {
  readonly start: number;
  readonly what: T;
}

interface Named<T> {
  /** From the end of the name. */
  readonly back: number;
  readonly what: T;
}

/** Names of fields are few in any log, however many there are of lines. */
const mostKnown = 20_000;
/** The longest name, and what may stand before it in the same words. */
const longest = 100;
const mostWords = 4;

/**
 * Finds the names of fields by the separators behind them (`=`, `:`, `>`, `&gt;`): one walk over a line, whatever number
 * of names there are, for what stands before a separator is looked up once for all lines.
 */
export class FieldScan<T> {
  readonly #kinds: readonly (readonly [RegExp, T])[];
  readonly #known = new Map<string, readonly Named<T>[]>();

  /** `kinds`: names as parts of a regex, any case, and what they are names of. */
  constructor(kinds: readonly (readonly [names: string, what: T])[]) {
    this.#kinds = kinds.map(([names, what]) => [new RegExp(`^(?:${names})$`, 'i'), what]);
  }

  in(line: string): FieldAt<T>[] {
    const found: FieldAt<T>[] = [];
    for (let at = 1; at < line.length; at++) {
      const end = endOfName(line, at);
      if (end <= 0 || !isWord(line.charCodeAt(end - 1))) continue;
      const start = startOfWords(line, end);
      if (start < 0) continue;
      for (const { back, what } of this.#namesIn(line.slice(start, end)))
        found.push({ start: end - back, what });
    }
    return found;
  }

  /** Each end of the words that is a name. */
  #namesIn(words: string): readonly Named<T>[] {
    const known = this.#known.get(words);
    if (known) return known;
    const named: Named<T>[] = [];
    for (let at = 0; at < words.length; at++) {
      if (at > 0 && isPart(words.charCodeAt(at - 1))) continue;
      const name = words.slice(at);
      for (const [regex, what] of this.#kinds)
        if (regex.test(name)) named.push({ back: name.length, what });
    }
    if (this.#known.size >= mostKnown) this.#known.clear();
    this.#known.set(words, named);
    return named;
  }
}

const [blank, dash, dot, semicolon, backslash] = [32, 45, 46, 59, 92];

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isWord = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(code) || code === 95;
const isPart = (code: number): boolean => isWord(code) || code === dash;

/** Where the name before a separator ends; less than 1 where there is no separator or no name. */
function endOfName(line: string, at: number): number {
  const code = line.charCodeAt(at);
  if (code === 62) return at;
  if (code === 61 || code === 58) return withoutQuote(line, withoutBlanks(line, at));
  return code === semicolon && line.charCodeAt(at - 1) === 116 ? beforeEntity(line, at, ['gt']) : 0;
}

function withoutBlanks(line: string, at: number): number {
  let end = at;
  while (at - end < 4 && end > 0 && /\s/.test(line.charAt(end - 1))) end--;
  return end;
}

function withoutQuote(line: string, at: number): number {
  const code = line.charCodeAt(at - 1);
  if (code === semicolon) return beforeEntity(line, at - 1, ['quot', '#39', '#34']);
  if (code !== 34 && code !== 39) return at;
  let end = at - 1;
  while (at - end < 4 && line.charCodeAt(end - 1) === backslash) end--;
  return end;
}

/** Of `&amp;gt;` at its last `;`: where its `&` stands. */
function beforeEntity(line: string, at: number, names: readonly string[]): number {
  const name = names.find((one) => line.startsWith(one, at - one.length));
  if (name === undefined) return 0;
  let end = at - name.length;
  for (let times = 0; times < 3 && line.startsWith('amp;', end - 4); times++) end -= 4;
  return line.charCodeAt(end - 1) === 38 ? end - 1 : 0;
}

/** Of the words that end there, as many as a name may have; -1 for a number, which is no name. */
function startOfWords(line: string, end: number): number {
  let start = end;
  let words = 1;
  let isNumber = true;
  for (; start > 0 && end - start < longest; start--) {
    const code = line.charCodeAt(start - 1);
    if (code === blank) {
      if (words === mostWords || !isWord(line.charCodeAt(start - 2))) break;
      if (isNumber && end - start > 2) return -1;
      words++;
    } else if (!isPart(code) && code !== dot) break;
    if (code !== blank && !isDigit(code) && code !== dot) isNumber = false;
  }
  return isNumber ? -1 : start;
}
