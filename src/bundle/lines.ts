import { recordText } from './record-text.ts';

const newline = 10;
/** A line of more bytes is told in pieces: memory has an end, a line may have none. */
const maxLineBytes = 4 << 20;

/** A line, or a piece of a long one. */
export interface Line {
  readonly text: string;
  /** The newline behind it; a piece and an unfinished last line have none. */
  readonly end: '\n' | '';
}

/** The lines of a text, as records are read: UTF-8, or latin1 where it is none. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let held = 0;
  const take = (rest: Uint8Array, end: Line['end']): Line => {
    const whole = parts.length === 0 ? Buffer.from(rest) : Buffer.concat([...parts, rest]);
    parts = [];
    held = 0;
    return { text: recordText(whole), end };
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      yield take(chunk.subarray(start, end), '\n');
      start = end + 1;
    }
    if (start === chunk.length) continue;
    parts.push(Buffer.from(chunk.subarray(start)));
    held += chunk.length - start;
    if (held >= maxLineBytes) yield take(new Uint8Array(0), '');
  }
  if (held > 0) yield take(new Uint8Array(0), '');
}
