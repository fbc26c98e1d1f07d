import { type Document, visit, type YAMLParseError } from 'yaml';

/** Something that no YAML of ours may hold, and where in the text. */
export interface YamlMistake {
  readonly offset: number;
  /** What is wrong; what to do. */
  readonly words: string;
}

/** What makes it no YAML, no single document, or one without an end: there is nothing to be checked then. */
export function brokenYaml(document: Document): YamlMistake | undefined {
  // What follows the first is the parser's guess.
  const fault = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  if (fault) return { offset: fault.pos[0], words: wordsOf(fault) };
  return strangeAlias(document);
}

function wordsOf({ code, message }: YAMLParseError): string {
  switch (code) {
    case 'MULTIPLE_DOCS':
      return 'a second document begins; give it a file of its own';
    case 'RESOURCE_EXHAUSTION':
      return 'too much stands within each other here; nest it less deeply';
    case 'TAB_AS_INDENT':
      return `${message}; indent with blanks`;
    default:
      return `${message}; write YAML`;
  }
}

/** Keys that stand twice in one place: the second of them. */
export const doubleKeys = ({ errors }: Document): YamlMistake[] =>
  errors
    .filter(({ code }) => code === 'DUPLICATE_KEY')
    .map(({ pos, message }) => ({ offset: pos[0], words: `${message}; delete one of the two` }));

/** People write a handful; to resolve them all is quadratic. */
const mostAliases = 100;

/** An alias of what it stands in, or of nothing; or more of them than people write. */
function strangeAlias(document: Document): YamlMistake | undefined {
  let found: YamlMistake | undefined;
  let aliases = 0;
  const anchors = new Map<string, unknown>();
  visit(document, {
    Value(_, node) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
    Alias(_, alias, ancestors) {
      aliases += 1;
      const source = anchors.get(alias.source);
      const isOpen = (ancestors as readonly unknown[]).includes(source);
      if (source && !isOpen && aliases <= mostAliases) return undefined;
      const what = isOpen
        ? 'stands within itself'
        : source
          ? `is one of more than ${mostAliases}`
          : 'names nothing that stands before it';
      const offset = alias.range?.[0] ?? 0;
      found = { offset, words: `*${alias.source} ${what}; write it without aliases` };
      return visit.BREAK;
    },
  });
  return found;
}
