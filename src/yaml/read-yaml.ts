import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import { UserError } from '../model/user-error.ts';
import { type Mistake, placeOf } from './mistake.ts';
import { type Forms, schemaMistakes, schemaWords } from './schema-mistakes.ts';
import { brokenYaml, doubleKeys, type YamlMistake } from './yaml-mistakes.ts';

/** What a file is to hold. */
export interface Wanted<T> {
  /** What it is: `scenario`. */
  readonly what: string;
  readonly schema: z.ZodType<T>;
  readonly forms?: Forms;
  /** What is wrong with an empty file; without, it says nothing anew. */
  readonly empty?: string;
  /** What each value alone may be, but not beside the others. */
  readonly further?: (value: T) => readonly Mistake[];
}

/** A file of another kind is wrong in every line. */
const mostTold = 20;

/**
 * What stands in a YAML file that a person wrote; `file` is what its text is called. Throws a `UserError` with every
 * mistake, in the order of the text, each as `file:line:column`.
 */
export function readYaml<T>(text: string, file: string, wanted: Wanted<T>): T {
  const { what, schema, forms = {}, empty, further = () => [] } = wanted;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const doubles = doubleKeys(document);

  const refuse = (
    mistakes: readonly Mistake[],
    before: readonly YamlMistake[] = doubles,
  ): never => {
    const told = [
      ...before.map((mistake) => ({ ...mistake, isMissing: false })),
      ...mistakes.map(({ path, words, isMissing = false }) => ({
        offset: offsetOf(document, path),
        words: `${path.length === 0 ? what : placeOf(path)}: ${words}`,
        isMissing,
      })),
    ].sort((a, b) => Number(a.isMissing) - Number(b.isMissing) || a.offset - b.offset);
    const shown = told.slice(0, mostTold).map(({ offset, words }) => {
      const { line, col } = lines.linePos(offset);
      return `${file}:${Math.max(1, line)}:${Math.max(1, col)}: ${words}`;
    });
    const rest = told.length - shown.length;
    throw new UserError(rest > 0 ? [...shown, `${file}: ${rest} more mistakes`] : shown);
  };

  const broken = brokenYaml(document);
  if (broken) return refuse([], [broken]);
  if (document.contents === null && empty !== undefined)
    return refuse([], [{ offset: 0, words: `the file is empty; ${empty}` }]);
  const read = schema.safeParse(contentOf(document, file), {
    error: schemaWords,
    reportInput: true,
  });
  if (!read.success) return refuse(schemaMistakes(read.error.issues, forms));
  const mistakes = further(read.data);
  return mistakes.length + doubles.length > 0 ? refuse(mistakes) : read.data;
}

function contentOf(document: Document, file: string): unknown {
  try {
    return document.toJS() ?? {};
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new UserError(`${file}:1:1: ${fault}; write it without aliases`, { cause: error });
  }
}

/** Where the entry begins, with its key or as an item of a list; of what is missing, what it is missing in. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    const pair = isMap(node) ? node.items.findLast(({ key }) => nameOf(key) === step) : undefined;
    const item = isSeq(node) ? node.items[Number(step)] : undefined;
    offset = startOf(pair?.key ?? item) ?? offset;
    node = pair?.value ?? item;
  }
  return offset;
}

/** As `toJS` names it. */
const nameOf = (key: unknown): unknown => (isScalar(key) ? String(key.value) : undefined);

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
