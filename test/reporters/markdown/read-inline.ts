const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
const escapes = /^\\([!-/:-@[-`{-~])/;
const entity = /^&(?:amp|lt|gt);/;

export interface Inline {
  readonly kind: 'text' | 'code' | 'mark';
  readonly value: string;
}

/**
 * Inline Markdown by the rules of CommonMark, as far as code, escapes and entities go. A character that could be markup
 * and is neither is a `mark`.
 */
export function readInline(markdown: string): Inline[] {
  const parts: Inline[] = [];
  let rest = markdown;
  while (rest !== '') {
    const [ticks] = /^`+/.exec(rest) ?? [];
    const span = ticks === undefined ? undefined : spanOf(rest, ticks);
    const [escaped, character] = escapes.exec(rest) ?? [];
    const [named] = entity.exec(rest) ?? [];
    const [first = ''] = rest;
    if (span !== undefined) parts.push({ kind: 'code', value: span.value });
    else if (character !== undefined) parts.push({ kind: 'text', value: character });
    else if (named !== undefined) parts.push({ kind: 'text', value: entities[named] ?? '' });
    else parts.push({ kind: /[`*_<>[\]~|\\&$]/.test(first) ? 'mark' : 'text', value: first });
    rest = rest.slice(span?.length ?? escaped?.length ?? named?.length ?? first.length);
  }
  return parts;
}

/** Up to the next run of as many backticks. */
function spanOf(text: string, ticks: string): { value: string; length: number } | undefined {
  const close = new RegExp(`(?<!\`)${ticks}(?!\`)`, 'g');
  close.lastIndex = ticks.length;
  const end = close.exec(text)?.index;
  if (end === undefined) return undefined;
  const inner = text.slice(ticks.length, end);
  const isPadded = inner.startsWith(' ') && inner.endsWith(' ') && inner.trim() !== '';
  return { value: isPadded ? inner.slice(1, -1) : inner, length: end + ticks.length };
}

/** What a reader sees. */
export const shown = (markdown: string): string =>
  readInline(markdown)
    .map(({ value }) => value)
    .join('');

/** Plain text between codes: where renderers look for addresses and mentions. */
export const looseText = (markdown: string): string =>
  readInline(markdown)
    .map(({ kind, value }) => (kind === 'code' ? ' ' : value))
    .join('');

export const marks = (markdown: string): string =>
  readInline(markdown)
    .flatMap(({ kind, value }) => (kind === 'mark' ? value : []))
    .join('');
