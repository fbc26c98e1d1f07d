import { readFileSync } from 'node:fs';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { touching } from '../../model/refused-path.ts';
import { UserError } from '../../model/user-error.ts';
import type { KnownKind } from './known-kind.ts';
import { type Mistake, placeOf } from './mistake.ts';
import { type Scenario, scenarioSchema } from './scenario.ts';
import { scenarioMistakes } from './scenario-mistakes.ts';
import { schemaMistakes, schemaWords } from './schema-mistakes.ts';
import { yamlMistake } from './yaml-mistakes.ts';

/** `kinds`: those of incidents that there are. A mistake is a `UserError` that says `file:line:column`. */
export const readScenario = (file: string, kinds: readonly KnownKind[]): Scenario =>
  parseScenario(textOf(file), file, kinds);

function textOf(file: string): string {
  const bytes = touching(file, 'read', () => readFileSync(file));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UserError(`${file}:1:1: the file is not in UTF-8; save it as UTF-8`, { cause });
  }
}

/** As `readScenario`; `file` is what its text is called. */
export function parseScenario(text: string, file: string, kinds: readonly KnownKind[]): Scenario {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placed = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${Math.max(1, line)}:${Math.max(1, col)}`;
  };
  const fault = yamlMistake(document);
  if (fault) throw new UserError(`${placed(fault.offset)}: ${fault.words}`);

  const refuse = (mistakes: readonly Mistake[]): never => {
    const [first] = mistakes
      .map((mistake) => ({ ...mistake, offset: offsetOf(document, mistake.path) }))
      .sort((a, b) => lateness(a) - lateness(b) || a.offset - b.offset);
    const { offset = 0, path = [], words = '' } = first ?? {};
    const place = path.length === 0 ? 'scenario' : placeOf(path);
    throw new UserError(`${placed(offset)}: ${place}: ${words}`);
  };

  const read = scenarioSchema.safeParse(contentOf(document, file), {
    error: schemaWords,
    reportInput: true,
  });
  if (!read.success) return refuse(schemaMistakes(read.error.issues));
  const mistakes = scenarioMistakes(read.data, kinds);
  return mistakes.length > 0 ? refuse(mistakes) : read.data;
}

/** A key that is unknown may be the one that is missing, misspelt. */
const lateness = ({ isMissing = false }: Mistake): number => Number(isMissing);

function contentOf(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new UserError(`${file}:1:1: ${what}; write it without aliases`, { cause: error });
  }
}

/** Where the entry begins, with its key or as an item of a list; of what is missing, what it is missing in. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    const pair = isMap(node) ? node.items.find(({ key }) => nameOf(key) === step) : undefined;
    const item = isSeq(node) ? node.items[Number(step)] : undefined;
    offset = startOf(pair?.key ?? item) ?? offset;
    node = pair?.value ?? item;
  }
  return offset;
}

const nameOf = (key: unknown): unknown => (isScalar(key) ? key.value : undefined);

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
