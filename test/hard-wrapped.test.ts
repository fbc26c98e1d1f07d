import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Report } from '../src/model/report.ts';
import { analyzeFiles } from './support/bundle.ts';

/** As a page does: at a blank, which goes, or behind a hyphen inside a word, and inside a word that is too long. */
function wrapped(line: string, width: number): string {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const room = rest.slice(0, width + 1);
    const at = Math.max(room.lastIndexOf(' '), room.slice(0, width).search(/(?<=\w)-(?=[^-]*$)/));
    const end = at > 0 ? at + (room[at] === '-' ? 1 : 0) : width;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).replace(/^ /, '');
  }
  return [...lines, rest].join('\n');
}

const bundle = fileURLToPath(
  new URL('../fixtures/scenarios/technote-idle-logout/bundle/', import.meta.url),
);
const files = Object.fromEntries(
  readdirSync(bundle, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(bundle.length), readFileSync(path, 'utf8')]),
);

/** What is said of the agents, but where it stands. */
function verdicts({ disconnects, agents, serverEvents }: Report) {
  const said = { disconnects, agents, serverEvents };
  return JSON.parse(JSON.stringify(said, (key, value) => (key === 'evidence' ? undefined : value)));
}

const byLine = (wrap: (line: string) => string) => (text: string) =>
  text.split('\n').map(wrap).join('\n');

describe('a hard-wrapped copy', () => {
  it.each([72, 80, 100, 120])('gives the same verdict: %i columns', async (width) => {
    const plain = await analyzeFiles(files);
    const wrap = byLine((line) => wrapped(line, width));
    const copies = Object.entries(files).map(([path, text]) => [path, wrap(text)]);
    const copy = await analyzeFiles(Object.fromEntries(copies));
    expect(verdicts(copy)).toEqual(verdicts(plain));
    expect(copy.problems).toEqual(
      copies
        .map(([path]) => path)
        .sort()
        .flatMap((path) =>
          width === 120 && path?.endsWith('debug.log')
            ? []
            : {
                severity: 'warning',
                where: path,
                what: expect.stringContaining('is a hard-wrapped copy'),
                next: expect.any(String),
              },
        ),
    );
    for (const { lines, path } of copy.bundle.sources) {
      expect(lines.unknown + lines.unused, path).toBe(0);
      expect(lines.total, path).toBe(wrap(files[path] ?? '').split('\n').length - 1);
    }
  });

  it('says nothing of a file that is none', async () => {
    expect((await analyzeFiles(files)).problems).toEqual([]);
  });

  it('keeps the lines of the records below, and of those pasted beneath another', async () => {
    const path = 'webservices.log';
    const [first = '', , third = '', fourth = ''] =
      Object.entries(files)
        .find(([name]) => name.includes('Desktop-webservices'))?.[1]
        .split('\n') ?? [];
    const broken = wrapped(third, 72).split('\n');
    const text = [first, ...broken, '', fourth, ''].join('\n');
    const { evidence } = await analyzeFiles({ [path]: text });
    expect(evidence.map(({ line }) => line)).toEqual([1, 2, broken.length + 3]);
    expect(evidence.map((one) => one.text)).toEqual([first, third, fourth]);
  });
});
