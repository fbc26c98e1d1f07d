import type { Fact } from '../../src/model/fact.ts';
import type { Family, Format, Pattern } from '../../src/model/family.ts';

interface ReadRecord {
  /** 1-based line of the record's head. */
  readonly line: number;
  readonly head: string;
  readonly message: string;
  readonly fact: Fact | undefined;
}

const decoder = new TextDecoder();

/** Reads a whole log the plain way: the scanner's results must not differ from it. */
export function readLog(family: Family, format: Format, text: string): ReadRecord[] {
  const records: { line: number; lines: string[]; start: number }[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    const bytes = new TextEncoder().encode(line);
    const head = format.head(bytes, 0, bytes.length);
    const isLoose = head < 0 && records.length > 0;
    const start = isLoose ? (format.loose?.(bytes, 0, bytes.length) ?? -1) : head;
    if (start >= 0) records.push({ line: i + 1, lines: [line], start });
    else records.at(-1)?.lines.push(line);
  }
  return records.map(({ line, lines, start }) => {
    const bytes = new TextEncoder().encode(lines.join('\n').replace(/\n$/, ''));
    const message = decoder.decode(bytes.subarray(start));
    return { line, head: lines[0] ?? '', message, fact: readMessage(family, message) };
  });
}

export function readMessage(family: Family, message: string): Fact | undefined {
  const found = readAs(family, message);
  if (found || !message.includes('\n')) return found;
  const others = family.unbroken?.(message) ?? [];
  return others.map((other) => readAs(family, other)).find(Boolean);
}

function readAs(family: Family, message: string): Fact | undefined {
  for (const pattern of family.patterns) {
    if (!holdsAnchor(family, pattern, message)) continue;
    const match = pattern.regex.exec(message);
    const fact = match ? pattern.read(match, message) : undefined;
    if (fact && fact !== 'unreadable') return fact;
  }
  return undefined;
}

export const holdsAnchor = (family: Family, pattern: Pattern, message: string): boolean =>
  family.anchored === 'start'
    ? message.startsWith(pattern.anchor)
    : message.includes(pattern.anchor);
