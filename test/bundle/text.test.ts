import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordText } from '../../src/bundle/record-text.ts';
import { openText } from '../../src/bundle/text.ts';

/** Cuts bytes into chunks and spoils each when the next is asked for, as a buffer that is used again does. */
async function* cut(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? bytes.length;
    const chunk = new Uint8Array(bytes.subarray(at, at + size));
    at += size;
    yield chunk;
    chunk.fill(0xaa);
  }
}

async function open(bytes: Uint8Array, sizes: readonly number[] = [1 << 20]) {
  const { encoding, head, chunks } = await openText(cut(bytes, sizes));
  const sample = Buffer.from(head).toString();
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(Buffer.from(chunk));
  return { encoding, head: sample, text: Buffer.concat(parts).toString() };
}

const utf16 = (text: string, big = false, mark = false): Buffer => {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};
const log =
  '2017.06.17 00:14:34 Session (id=f382a015) was last active 0 ms ago: Müller@h/desktop\n';
const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 });

describe('encodings', () => {
  it.each<[what: string, bytes: Uint8Array, encoding: string, text: string]>([
    ['nothing', Buffer.alloc(0), 'utf-8', ''],
    ['ASCII', Buffer.from('abc\n'), 'utf-8', 'abc\n'],
    ['UTF-8', Buffer.from(log), 'utf-8', log],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${log}`), 'utf-8-bom', log],
    ['a mark alone', Buffer.from('\uFEFF'), 'utf-8-bom', ''],
    ['UTF-16 LE with a mark', utf16(log, false, true), 'utf-16le', log],
    ['UTF-16 BE with a mark', utf16(log, true, true), 'utf-16be', log],
    ['UTF-16 LE', utf16(log), 'utf-16le', log],
    ['UTF-16 BE', utf16(log, true), 'utf-16be', log],
    ['a mark in the middle', Buffer.from('a\uFEFFb'), 'utf-8', 'a\uFEFFb'],
    ['an odd last byte', Buffer.concat([utf16(log), Buffer.of(65)]), 'utf-16le', `${log}\uFFFD`],
    ['half a character', utf16(`${log}\uD83Dx`), 'utf-16le', `${log}\uFFFDx`],
    ['NULs in UTF-8', Buffer.from(`a\0b\0${log}`), 'utf-8', `a\0b\0${log}`],
    ['nothing but NULs', Buffer.alloc(5000), 'utf-8', '\0'.repeat(5000)],
    ['too short to tell', utf16('ab\n'), 'utf-8', 'a\0b\0\n\0'],
    [
      'numbers of two bytes',
      utf16('\u0001abcdefghijklmnopqrstuvwxyz'),
      'utf-8',
      utf16('\u0001abcdefghijklmnopqrstuvwxyz').toString(),
    ],
  ])('%s', async (_, bytes, encoding, text) => {
    const opened = await open(bytes);
    expect(opened).toMatchObject({ encoding, text });
  });

  it('are told from the first bytes however they come', async () => {
    const texts = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant(log));
    const kinds = fc.constantFrom('utf8', 'mark', 'le', 'be', 'le-mark', 'be-mark');
    await fc.assert(
      fc.asyncProperty(texts, kinds, sizes, async (rest, kind, cuts) => {
        const text = log + rest;
        const bytes =
          kind === 'utf8' || kind === 'mark'
            ? Buffer.from(kind === 'mark' ? `\uFEFF${text}` : text)
            : utf16(text, kind.startsWith('be'), kind.endsWith('mark'));
        expect((await open(bytes, cuts)).text).toBe(Buffer.from(text).toString());
      }),
    );
  });

  it('give the same text of any bytes however they come', async () => {
    const starts = fc.constantFrom('', '\uFEFF', log, '\0\0\0', 'a\rb\r');
    await fc.assert(
      fc.asyncProperty(
        starts,
        fc.boolean(),
        fc.uint8Array({ maxLength: 200 }),
        sizes,
        async (start, wide, rest, cuts) => {
          const bytes = Buffer.concat([wide ? utf16(start) : Buffer.from(start), rest]);
          expect(await open(bytes, cuts)).toEqual(await open(bytes));
        },
      ),
    );
  });
});

describe('plain UTF-8', () => {
  it('comes through in the chunks it came in', async () => {
    const chunks = [Buffer.from(log.repeat(2000)), Buffer.from(log), Buffer.from(log)];
    async function* source() {
      yield* chunks;
    }
    const seen: Uint8Array[] = [];
    for await (const chunk of (await openText(source())).chunks) seen.push(chunk);
    expect(seen.map((chunk, i) => chunk === chunks[i])).toEqual([true, true, true]);
  });

  it('lets go of its source when it is left', async () => {
    let closed = false;
    async function* source() {
      try {
        for (;;) yield Buffer.alloc(1 << 17, 'a');
      } finally {
        closed = true;
      }
    }
    for await (const chunk of (await openText(source())).chunks) {
      expect(chunk.length).toBe(1 << 17);
      break;
    }
    expect(closed).toBe(true);
  });
});

describe('head', () => {
  it('is the first 64 KiB, decoded', async () => {
    const text = log.repeat(3000);
    const head = Buffer.from(text)
      .subarray(0, 1 << 16)
      .toString();
    expect((await open(Buffer.from(text), [1000])).head).toBe(head);
    expect((await open(utf16(text, false, true), [999])).head).toBe(head);
  });

  it.each([10, 70_000, 3_000_000])('begins behind %i NULs', async (count) => {
    const bytes = Buffer.concat([Buffer.alloc(count), Buffer.from(log)]);
    const { head, text } = await open(bytes, [4096, 1]);
    expect(head).toBe(log);
    expect(text).toBe('\0'.repeat(count) + log);
  });
});

describe('lines that end with CR alone', () => {
  it('are lines', async () => {
    const { head, text } = await open(Buffer.from('a\rb\rc'), [1]);
    expect([head, text]).toEqual(['a\nb\nc', 'a\nb\nc']);
  });

  it.each(['a\rb', 'a\r\nb\r\n', 'a\rb\rc\n'])('not: %j', async (text) => {
    expect((await open(Buffer.from(text))).text).toBe(text);
  });
});

describe('the text of a record', () => {
  it.each<[what: string, bytes: Buffer, text: string]>([
    ['ASCII', Buffer.from('Mueller'), 'Mueller'],
    ['UTF-8', Buffer.from('Müller'), 'Müller'],
    ['latin-1', Buffer.from('Müller', 'latin1'), 'Müller'],
    ['both', Buffer.concat([Buffer.from('ä '), Buffer.from('ü', 'latin1')]), 'ä \uFFFD'],
    ['lines that end with CRLF', Buffer.from('a\r\nb\r\r\nc\rd\r'), 'a\nb\nc\rd'],
    ['NULs inside', Buffer.from('a\0\0b\n\0'), 'ab\n'],
    ['U+FFFD itself', Buffer.from('M\uFFFDller'), 'M\uFFFDller'],
    [
      'U+FFFD and a broken byte',
      Buffer.concat([Buffer.from('\uFFFD'), Buffer.of(0xfc)]),
      '\uFFFD\uFFFD',
    ],
  ])('%s', (_, bytes, text) => {
    expect(recordText(bytes)).toBe(text);
    const inside = Buffer.concat([Buffer.from('é('), bytes, Buffer.from(')é')]);
    expect(recordText(inside, 3, 3 + bytes.length)).toBe(text);
  });

  it('is what was written, in either encoding', () => {
    const letters = fc.string({
      unit: fc.integer({ min: 1, max: 255 }).map((n) => String.fromCharCode(n)),
    });
    fc.assert(
      fc.property(letters, (written) => {
        const text = written.replaceAll('\r', '');
        expect(recordText(Buffer.from(text))).toBe(text);
        const bytes = Buffer.from(text, 'latin1');
        if (!/[\xC2-\xF4][\x80-\xBF]/.test(text)) expect(recordText(bytes)).toBe(text);
      }),
    );
  });
});
