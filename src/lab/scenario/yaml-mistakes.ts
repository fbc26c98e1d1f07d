import { type Alias, type Document, type ErrorCode, visit } from 'yaml';

/** Something that no scenario's YAML may hold, and where in the text. */
export interface YamlMistake {
  readonly offset: number;
  /** What is wrong; what to do. */
  readonly words: string;
}

const advice: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: 'indent with blanks',
  DUPLICATE_KEY: 'delete one of the two',
};

/** The first thing that makes it no YAML, no single document, or one without an end. */
export function yamlMistake(document: Document): YamlMistake | undefined {
  const [fault] = document.errors;
  if (fault)
    return fault.code === 'MULTIPLE_DOCS'
      ? { offset: fault.pos[0], words: 'a second document begins; write one scenario a file' }
      : {
          offset: fault.pos[0],
          words: `${fault.message}; ${advice[fault.code] ?? 'write YAML'}`,
        };
  if (document.contents === null)
    return { offset: 0, words: 'the file is empty; write title: and what is to happen' };
  const alias = endless(document);
  return alias
    ? {
        offset: alias.range?.[0] ?? 0,
        words: `*${alias.source} stands within itself; write it without aliases`,
      }
    : undefined;
}

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
