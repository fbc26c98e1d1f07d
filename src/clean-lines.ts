import { type Line, linesOf } from './bundle/lines.ts';
import { CleanLines } from './redact/clean-lines.ts';

/** The lines of a text without their credentials. */
export async function* cleanLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const clean = new CleanLines();
  for await (const { text, end } of linesOf(chunks)) yield { text: clean.next(text), end };
}
