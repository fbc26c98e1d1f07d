import { type Alias, type Document, type ErrorCode, visit } from 'yaml';

/** Something that no YAML of ours may hold, and where in the text. */
export interface YamlMistake {
  readonly offset: number;
  /** What is wrong; what to do. */
  readonly words: string;
}

/** What makes it no YAML, no single document, or one without an end: there is nothing to be checked then. */
export function brokenYaml(document: Document, what: string): YamlMistake | undefined {
  // What follows the first is the parser's guess.
  const fault = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  if (fault)
    return fault.code === 'MULTIPLE_DOCS'
      ? { offset: fault.pos[0], words: `a second document begins; write one ${what} a file` }
      : {
          offset: fault.pos[0],
          words: `${fault.message}; ${advice[fault.code] ?? 'write YAML'}`,
        };
  const alias = endless(document);
  return alias
    ? {
        offset: alias.range?.[0] ?? 0,
        words: `*${alias.source} stands within itself; write it without aliases`,
      }
    : undefined;
}

const advice: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: 'indent with blanks',
  RESOURCE_EXHAUSTION: 'nest it less deeply',
};

/** Keys that stand twice in one place: the second of them. */
export const doubleKeys = ({ errors }: Document): YamlMistake[] =>
  errors
    .filter(({ code }) => code === 'DUPLICATE_KEY')
    .map(({ pos, message }) => ({ offset: pos[0], words: `${message}; delete one of the two` }));

/** An alias of what it stands in. */
function endless(document: Document): Alias | undefined {
  let found: Alias | undefined;
  visit(document, {
    Alias(_, alias, ancestors) {
      const source = alias.resolve(document);
      if (!source || !ancestors.includes(source)) return undefined;
      found = alias;
      return visit.BREAK;
    },
  });
  return found;
}
