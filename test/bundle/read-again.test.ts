import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openBundle } from '../../src/bundle/open-bundle.ts';
import { readAgain } from '../../src/bundle/read-again.ts';
import { type Contents, withFolder } from '../support/bundle.ts';

const text = 'a first line\nand a second one\n'.repeat(9_000);

/** What a log of the bundle has from one byte to another. */
async function again(files: Contents, path: string, from: number, to: number): Promise<string> {
  const parts: Buffer[] = [];
  await withFolder(files, async (folder) => {
    for await (const part of readAgain(await openBundle([folder]), path, from, to))
      parts.push(Buffer.from(part));
  });
  return Buffer.concat(parts).toString();
}

/** Its checksum is another's. */
function mistaken(packed: Buffer): Buffer {
  const copy = Buffer.from(packed);
  copy[copy.length - 8] = (copy[copy.length - 8] as number) ^ 1;
  return copy;
}

describe('a log that is read again', () => {
  const files = { 'a.gz': gzipSync(text) };

  it.each([
    [0, 5],
    [70_000, 200_001],
    [text.length - 3, text.length],
    [0, text.length],
  ])('has the bytes that it had: %i to %i', async (from, to) => {
    expect(await again(files, 'a.gz!a', from, to)).toBe(text.slice(from, to));
  });

  it('may be empty', async () => {
    expect(await again({ 'a.gz': gzipSync('') }, 'a.gz!a', 0, 0)).toBe('');
  });

  it('is not what follows a wrong checksum, where the first reading ended', async () => {
    const two = { 'a.gz': Buffer.concat([mistaken(gzipSync(text)), gzipSync(text)]) };
    expect(await again(two, 'a.gz!a', 0, text.length)).toBe(text);
  });

  it.each([
    ['shorter', 'a.gz!a'],
    ['gone', 'b.gz!b'],
  ])('is an error where it is %s', async (_, path) => {
    const past = again(files, path, 0, text.length + 1);
    await expect(past).rejects.toThrow('was changed while it was read');
  });
});
