import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../src/analyze.ts';
import { render, withFolder } from './support/bundle.ts';
import { time } from './support/lines.ts';
import { cut, healthy, logoutChain } from './support/stories.ts';

const marked = (log: Buffer): string => `\uFEFF${log}`.replace(/^\uFEFF+/, '\uFEFF');
const isText = (log: Buffer): boolean => log.length > 0 && !log.includes(0);

/** What a copy makes of a log, where the log itself is ASCII or UTF-8 with newlines. */
const forms: Readonly<Record<string, (log: Buffer) => Buffer>> = {
  CRLF: (log) => Buffer.from(log.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'),
  'CR alone': (log) => Buffer.from(log.toString('latin1').replace(/\r?\n/g, '\r'), 'latin1'),
  'UTF-8 with a mark': (log) => Buffer.from(marked(log)),
  'UTF-16 LE': (log) => Buffer.from(`${log}`, 'utf16le'),
  'UTF-16 LE with a mark and CRLF': (log) =>
    Buffer.from(marked(log).replaceAll('\n', '\r\n'), 'utf16le'),
  'UTF-16 BE with a mark': (log) => Buffer.from(marked(log), 'utf16le').swap16(),
  'NULs before, between and behind the lines': (log) => {
    const gap = '\0'.repeat(5000);
    const text = log.toString('latin1').replace(/\n(?=.)/, `\n${gap}`);
    return Buffer.from(gap + text.replace(/\n?$/, `${gap}$&`), 'latin1');
  },
};

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
const bundles = [
  ...readdirSync(join(fixtures, 'scenarios')).map((name) => `scenarios/${name}/bundle`),
  ...readdirSync(join(fixtures, 'logs')).map((name) => `logs/${name}`),
];
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(json|md)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

/** Everything that is said of a bundle, but how many bytes its files have. */
async function readingOf(folder: string) {
  const { report, timeline } = await analyze([folder], { all: true });
  const events: unknown[] = [];
  for await (const event of timeline()) events.push(event);
  const sources = report.bundle.sources.map(({ bytes: _, ...source }) => source);
  return { ...report, bundle: { ...report.bundle, sources }, events };
}

describe.each(bundles)('%s', (name) => {
  const root = mkdtempSync(join(tmpdir(), 'bosh-diag-test-'));
  const copy = (form: (log: Buffer) => Buffer): string => {
    rmSync(join(root, 'bundle'), { recursive: true, force: true });
    for (const file of filesOf(join(fixtures, name))) {
      const to = join(root, 'bundle', file);
      mkdirSync(dirname(to), { recursive: true });
      const log = readFileSync(join(fixtures, name, file));
      writeFileSync(to, isText(log) ? form(log) : log);
    }
    return join(root, 'bundle');
  };
  let plain: Awaited<ReturnType<typeof readingOf>>;
  beforeAll(async () => {
    plain = await readingOf(copy((log) => log));
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it.each(Object.entries(forms))('reads the same as %s', async (_, form) => {
    expect(await readingOf(copy(form))).toEqual(plain);
  });
});

describe('names beyond ASCII', () => {
  const at = time('10:00:00');
  const files = render([
    ...healthy('Müller', at, at + 60_000),
    ...cut('Müller', { from: at + 90_000, lastActive: at + 100_000 }),
    ...logoutChain('Müller', at + 180_000),
  ]);
  const readAs = (encoding: (path: string) => BufferEncoding) =>
    withFolder(files, async (folder) => {
      for (const [path, text] of Object.entries(files))
        writeFileSync(join(folder, path), text, encoding(path));
      return readingOf(folder);
    });

  it('are the same agent in latin-1 and in UTF-8', async () => {
    const plain = await readAs(() => 'utf8');
    expect(plain.agents.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['Müller', 'logged-out'],
    ]);
    expect(await readAs(() => 'latin1')).toEqual(plain);
    expect(await readAs((path) => (path.includes('info') ? 'latin1' : 'utf8'))).toEqual(plain);
  });
});
