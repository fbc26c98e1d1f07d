import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openSpillFile } from '../../src/bundle/spill-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'spill-'));

afterEach(() => vi.unstubAllEnvs());

/** On every system. */
function stubTemporaryFolder(path: string): void {
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) vi.stubEnv(name, path);
}

describe('a spill file', () => {
  it('gives back what was written, wherever it stands', () => {
    const spill = openSpillFile();
    const parts = [1, 70_000, 0, 3].map((length, i) => new Uint8Array(length).fill(i + 1));
    const places = parts.map((part) => spill?.write(part));
    expect(places).toEqual([0, 1, 70_001, 70_001]);
    for (const i of [3, 0, 2, 1])
      expect(spill?.read(places[i] as number, (parts[i] as Uint8Array).length)).toEqual(parts[i]);
  });

  it('has no name', () => {
    stubTemporaryFolder(folder);
    const spill = openSpillFile();
    spill?.write(new Uint8Array(10));
    expect(spill).toBeDefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is none where there can be none', () => {
    stubTemporaryFolder(join(folder, 'missing'));
    expect(openSpillFile()).toBeUndefined();
  });

  it('says so where something was lost', () => {
    const spill = openSpillFile();
    spill?.write(new Uint8Array(10));
    expect(() => spill?.read(5, 6)).toThrow('lost');
  });
});
