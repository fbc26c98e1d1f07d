import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rejoined } from '../../src/bundle/rejoined.ts';
import { gathered } from '../../src/parse/gather.ts';
import { clientLog } from '../../src/parsers/client/format.ts';
import { log4jFormat } from '../../src/parsers/openfire/formats.ts';
import { cutAt, streamed } from '../fuzz/chunks.ts';

const stamp = '2026.11.23 13:12:00 ';
const line = fc.oneof(
  fc.nat(60).map((width) => stamp + 'm'.repeat(width)),
  fc.nat(90).map((width) => 'c'.repeat(width)),
  fc.constantFrom('', '\0\0\0', `\0${stamp}n`, `${stamp}${'l'.repeat(700)}`),
);
const texts = fc
  .tuple(fc.array(line, { maxLength: 80 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, newline]) => Buffer.from(lines.join(newline)));

interface Piece {
  readonly from: number;
  readonly text: string;
  readonly isHeld: boolean;
}

/** Each is read as it comes, and its memory is used again at once. */
async function piecesOf(
  text: Buffer,
  cuts: readonly number[],
  length: number,
  format = log4jFormat,
): Promise<Piece[]> {
  const pieces: Piece[] = [];
  const memory: ArrayBuffer[] = [];
  const chunks = rejoined([], streamed(cutAt(text, cuts)));
  const again = (from: number, to: number) => streamed([text.subarray(from, to)]);
  for await (const { from, bytes, chunks: all } of gathered(
    chunks,
    format,
    length,
    memory,
    again,
  )) {
    const parts: Buffer[] = [];
    for await (const chunk of all()) parts.push(Buffer.from(chunk));
    pieces.push({ from, text: Buffer.concat(parts).toString('latin1'), isHeld: !!bytes });
    if (!bytes) continue;
    expect(bytes.memory.byteLength).toBe(length);
    Buffer.from(bytes.memory).fill('#');
    memory.push(bytes.memory);
  }
  expect(memory.length).toBeLessThanOrEqual(2);
  return pieces;
}

describe('gathered segments', () => {
  it('are the text, each from a head on, wherever it was cut before', async () => {
    const cuts = fc.array(fc.nat(), { maxLength: 20 });
    const length = fc.integer({ min: 120, max: 1_500 });
    await fc.assert(
      fc.asyncProperty(texts, cuts, length, async (text, at, most) => {
        const pieces = await piecesOf(text, at, most);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text.toString('latin1'));
        let from = 0;
        for (const [index, piece] of pieces.entries()) {
          expect(piece.from).toBe(from);
          if (index > 0) expect(piece.text.startsWith(stamp)).toBe(true);
          if (index > 0) expect(text[from - 1]).toBe(10);
          if (piece.isHeld) expect(piece.text.length).toBeLessThanOrEqual(most);
          else expect(index).toBe(pieces.length - 1);
          from += piece.text.length;
        }
        expect(await piecesOf(text, [], most)).toEqual(pieces);
      }),
      { numRuns: 300 },
    );
  });

  it('leave a record with the one that tells its time', async () => {
    const above = 'Mozilla/5.0 (X11)\n\n';
    const below = '2026-11-23T13:57:03.773 +00:00: : finesse1.example.test: -- : Container : a\n';
    const texts = `${below}${above}${below}`;
    const pieces = await piecesOf(Buffer.from(`${texts}x`), [], texts.length, clientLog);
    expect(pieces.map(({ text }) => text)).toEqual([below, `${above}${below}x`]);
  });

  it('end where a record is longer than one', async () => {
    const long = `${stamp}${'l'.repeat(500)}\n`;
    const text = Buffer.from(`${stamp}a\n${stamp}b\n${long}${stamp}c\n`.repeat(3));
    const pieces = await piecesOf(text, [], 200);
    expect(pieces.map(({ isHeld }) => isHeld)).toEqual([true, false]);
    expect(pieces[1]?.text.startsWith(`${stamp}b\n${long}`)).toBe(true);
  });
});
