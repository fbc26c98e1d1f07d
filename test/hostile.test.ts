import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnalyzeOptions, analyze } from '../src/analyze.ts';
import { analyzeFiles, type Contents, render, withFolder } from './support/bundle.ts';
import { time } from './support/lines.ts';
import { cut } from './support/stories.ts';
import { tar, tgz } from './support/tar.ts';
import { zip } from './support/zip.ts';

/** One loss in plain logs: whatever lies beside them, it must be told. */
const at = time('10:01:50.770');
const plain = render([...cut('1001003', { from: time('10:00:00'), lastActive: at })]);
const debug = Buffer.from(plain['openfire/debug.log'] ?? '');
const info = Buffer.from(plain['openfire/info.log'] ?? '');

/** Bytes that no packer makes smaller; the same at every run. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let i = 0, seed = 1; i < length; i++) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[i] = seed >>> 24;
  }
  return bytes;
}

/** More than any log repeats itself. */
const zeros = Buffer.alloc(260 << 20);
const bomb = gzipSync(zeros);

interface Case {
  readonly name: string;
  readonly files: Contents | Promise<Contents>;
  readonly options?: AnalyzeOptions;
  /** Of the first problem. */
  readonly where: string;
  readonly what: RegExp;
  readonly next?: RegExp;
}

/** Nothing inside was read, or what was read tells nothing of its own. */
const beside: readonly Case[] = [
  {
    name: 'a 7-Zip archive',
    files: { 'a.7z': Buffer.from("7z\xbc\xaf'\x1c and more", 'latin1') },
    where: 'a.7z',
    what: /7-Zip archive, which is not opened here/,
    next: /unpack the archive/,
  },
  {
    name: 'a RAR archive',
    files: { 'a.rar': Buffer.from('Rar!\x1a\x07\x01\x00', 'latin1') },
    where: 'a.rar',
    what: /RAR archive/,
  },
  {
    name: 'an encrypted member',
    files: { 'a.zip': zip([{ name: 'debug.log', data: debug, encrypted: true }]) },
    where: 'a.zip!debug.log',
    what: /is encrypted/,
    next: /password/,
  },
  {
    name: 'a method that nobody reads here',
    files: { 'a.zip': zip([{ name: 'debug.log', data: debug, method: 9 }]) },
    where: 'a.zip!debug.log',
    what: /packed by method 9/,
  },
  {
    name: 'a link in a zip',
    files: { 'a.zip': zip([{ name: 'debug.log', data: '/etc/passwd', mode: 0o120777 }]) },
    where: 'a.zip!debug.log',
    what: /is a link: it was not followed/,
  },
  {
    name: 'a link in a tar',
    files: tar([{ name: 'debug.log', type: 'symlink', linkname: '/etc/passwd' }]).then((data) => ({
      'a.tar': data,
    })),
    where: 'a.tar!debug.log',
    what: /is a link to \/etc\/passwd: it was not followed/,
  },
  {
    name: 'a device in a tar',
    files: tar([{ name: 'zero', type: 'character-device' }]).then((data) => ({ 'a.tar': data })),
    where: 'a.tar!zero',
    what: /is a device: it was not followed/,
  },
  {
    name: 'a zip that is only its first bytes',
    files: { 'a.zip': Buffer.from('PK\x03\x04') },
    where: 'a.zip',
    what: /no readable directory/,
  },
  {
    name: 'a gzip that is only its first bytes',
    files: { 'a.gz': gzipSync('x').subarray(0, 8) },
    where: 'a.gz!a',
    what: /packed data ends too early: the 0 bytes before were read/,
  },
  {
    name: 'more files than allowed',
    files: { 'a.zip': zip(['a', 'b', 'c'].map((name) => ({ name, data: `${name}\n` }))) },
    options: { limits: { maxFiles: 2 } },
    where: 'a.zip',
    what: /more than 2 files/,
    next: /--max-files/,
  },
  {
    name: 'deeper than allowed',
    files: { 'a.gz': gzipSync(gzipSync(gzipSync('x'))) },
    options: { limits: { maxDepth: 2 } },
    where: 'a.gz!a!a',
    what: /deeper than 2 archives/,
    next: /--max-depth/,
  },
  {
    name: 'more bytes than allowed',
    files: { 'a.gz': gzipSync(Buffer.alloc(300_000)) },
    options: { limits: { maxUnpacked: 100_000 } },
    where: 'a.gz!a',
    what: /unpack to more than 100000 bytes/,
    next: /--max-unpacked/,
  },
  {
    name: 'a bomb',
    files: { 'a.gz': bomb },
    where: 'a.gz!a',
    what: /more than 400 times its size, as a bomb does/,
    next: /--max-ratio/,
  },
  {
    name: 'a bomb in a zip',
    files: { 'a.zip': zip([{ name: 'x', data: zeros }]) },
    where: 'a.zip!x',
    what: /more than 400 times its size/,
  },
  {
    name: 'a bomb in a bomb',
    files: { 'a.gz': gzipSync(bomb) },
    where: 'a.gz!a!a',
    what: /more than 400 times its size/,
  },
];

/** What limits leave of an archive must be said, and what lies beside it read. */
const limited: readonly Case[] = [
  {
    name: 'a bomb in a tgz',
    files: tgz([
      { name: 'info.log', data: info },
      { name: 'x', data: zeros },
      { name: 'later.log', data: 'x\n' },
    ]).then((data) => ({ 'a.tgz': data })),
    where: 'a.tgz',
    what: /more than 400 times its size/,
    next: /--max-ratio/,
  },
  {
    name: 'a tgz of too many bytes in a zip',
    files: tgz([{ name: 'x', data: noise(300_000) }]).then((data) => ({
      'a.zip': zip([{ name: 'b.tgz', data }]),
    })),
    options: { limits: { maxUnpacked: 400_000 } },
    where: 'a.zip!b.tgz',
    what: /unpack to more than 400000 bytes/,
  },
  {
    name: 'an archive after the limit of all of them',
    files: { 'a.gz': gzipSync(noise(9_000)), 'b.gz': gzipSync('x\n') },
    options: { limits: { maxUnpacked: 5_000 } },
    where: 'b.gz',
    what: /is not opened: the archives unpack to more than 5000 bytes/,
    next: /--max-unpacked/,
  },
  {
    name: 'a sparse file in a tar',
    files: tar([{ name: 'debug.log', data: debug, pax: { 'GNU.sparse.major': '1' } }]).then(
      (data) => ({ 'a.tar': data }),
    ),
    where: 'a.tar!debug.log',
    what: /holes left out \(sparse\), which is not read here/,
  },
];

/** The log with the loss lies in the archive itself, and is told as far as it can be read. */
const inside: readonly Case[] = [
  ...['../../etc/debug.log', '/etc/debug.log', 'C:\\logs\\debug.log', 'a/../../debug.log'].map(
    (name): Case => ({
      name: `a member named ${name}`,
      files: { 'a.zip': zip([{ name, data: debug }]) },
      where: `a.zip!${name
        .replaceAll('\\', '/')
        .replace(/^C:\//, '')
        .split('/')
        .filter((part) => part && part !== '..')
        .join('/')}`,
      what: /leads out of it: it was read, and written nowhere/,
    }),
  ),
  {
    name: 'a tar member that leads out',
    files: tar([{ name: '../debug.log', data: debug }]).then((data) => ({ 'a.tar': data })),
    where: 'a.tar!debug.log',
    what: /leads out of it/,
  },
  {
    name: 'a size that is a lie',
    files: { 'a.zip': zip([{ name: 'debug.log', data: debug, size: 10 }]) },
    where: 'a.zip!debug.log',
    what: /bytes where the directory says 10: it was read as it is/,
  },
  {
    name: 'a checksum that is a lie',
    files: { 'a.zip': zip([{ name: 'debug.log', data: debug, crc: 1 }]) },
    where: 'a.zip!debug.log',
    what: /does not have the checksum/,
  },
  {
    name: 'a gzip cut before its end',
    files: { 'a.gz': gzipSync(debug).subarray(0, -6) },
    where: 'a.gz!a',
    what: /packed data ends too early/,
    next: /in whole/,
  },
  {
    name: 'a gzip with something behind it',
    files: { 'a.gz': Buffer.concat([gzipSync(debug), Buffer.from('\0\0x')]) },
    where: 'a.gz!a',
    what: /something else follows/,
  },
  ...[Buffer.from('\r\n'), Buffer.from('\n'), Buffer.from('\x1a')].map(
    (rest, i): Case => ({
      name: `a gzip with a line end behind it (${i})`,
      files: { 'a.gz': Buffer.concat([gzipSync(debug), rest]) },
      where: 'a.gz!a',
      what: /something else follows/,
    }),
  ),
  {
    name: 'a gzip with a checksum that is a lie',
    files: { 'a.gz': damaged(gzipSync(debug), gzipSync(debug).length - 8, 4) },
    where: 'a.gz!a',
    what: /do not have the checksum that the gzip says: they were read as they are/,
  },
  {
    name: 'a zip in a zip with a checksum that is a lie',
    files: {
      'b.zip': zip([{ name: 'a.zip', data: zip([{ name: 'debug.log', data: debug }]), crc: 1 }]),
    },
    where: 'b.zip!a.zip',
    what: /does not have the checksum/,
  },
  {
    name: 'a tar cut in its second file',
    files: tar([
      { name: 'debug.log', data: debug },
      { name: 'later.log', data: Buffer.alloc(5_000, 'x') },
    ]).then((data) => ({ 'a.tar': data.subarray(0, 512 + debug.length + 1_500) })),
    where: 'a.tar',
    what: /tar ends too early/,
  },
  {
    name: 'a tar cut in its first file, after the loss',
    files: tar([{ name: 'debug.log', data: `${debug}${'\n'.repeat(5_000)}` }]).then((data) => ({
      'a.tar': data.subarray(0, 512 + debug.length + 1_500),
    })),
    where: 'a.tar',
    what: /tar ends too early/,
  },
  {
    name: 'a tgz cut in its second file',
    files: tgz([
      { name: 'debug.log', data: debug },
      { name: 'noise', data: noise(50_000) },
    ]).then((data) => ({ 'a.tgz': data.subarray(0, -900) })),
    where: 'a.tgz',
    what: /packed data ends too early/,
  },
  {
    name: 'a zip without its end',
    files: {
      'a.zip': zip([
        { name: 'debug.log', data: debug },
        { name: 'info.log', data: info },
      ]).subarray(0, -60),
    },
    where: 'a.zip',
    what: /cut short or damaged .* read from its beginning/,
  },
  {
    name: 'a zip without its end in a zip',
    files: {
      'b.zip': zip([
        {
          name: 'a.zip',
          data: zip([
            { name: 'debug.log', data: debug },
            { name: 'info.log', data: info },
          ]).subarray(0, -60),
        },
      ]),
    },
    where: 'b.zip!a.zip',
    what: /read from its beginning/,
  },
  {
    name: 'a member that is damaged before another',
    files: {
      'a.zip': damaged(
        zip([
          {
            name: 'first',
            data: noise(9_000),
          },
          { name: 'debug.log', data: debug },
        ]),
        2_000,
      ),
    },
    where: 'a.zip!first',
    what: /packed data is damaged|does not have the checksum/,
  },
];

function damaged(data: Buffer, at: number, length = 40): Buffer {
  const copy = Buffer.from(data);
  copy.fill(0xff, at, at + length);
  return copy;
}

let folder: string;
let outer: string | undefined;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bosh-diag-hostile-'));
  outer = process.env.TMPDIR;
  process.env.TMPDIR = folder;
});
afterAll(() => {
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
  if (outer === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = outer;
});

const hold = async ({ files, options, where, what, next = /./ }: Case, more: Contents) => {
  const report = await analyzeFiles({ ...(await files), ...more }, options);
  const [problem] = report.problems.filter((one) => one.where === where);
  expect(problem?.what).toMatch(what);
  expect(problem?.next).toMatch(next);
  expect(report.disconnects.map(({ agent, at }) => [agent, at])).toHaveLength(1);
};

describe('beside a loss in plain logs', () => {
  it.each([...beside, ...limited])('$name', (one) => hold(one, plain));
});

describe('with the loss inside', () => {
  it.each(inside)('$name', (one) => hold(one, {}));
});

it('writes nowhere what a name points to', async () => {
  await analyzeFiles({ 'a.zip': zip([{ name: '../../escaped.log', data: debug }]) });
  expect(existsSync(join(tmpdir(), 'escaped.log'))).toBe(false);
});

it('reads a tar from before POSIX', async () => {
  const old = await tar([{ name: 'debug.log', data: debug }]);
  old.fill(0, 257, 265);
  old.write(`${old.subarray(0, 512).reduce(sumOf, 0).toString(8).padStart(6, '0')}\0 `, 148);
  const report = await analyzeFiles({ 'a.tar': old });
  expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(report.disconnects).toHaveLength(1);
});

/** Of a header, with blanks where the sum itself stands. */
const sumOf = (sum: number, byte: number, i: number): number =>
  sum + (i >= 148 && i < 156 ? 32 : byte);

it('knows nothing of a log that it could not read at all, whatever its name', async () => {
  const { bundle } = await analyzeFiles({ 'debug.log.gz': gzipSync(debug).subarray(0, 12) });
  expect(bundle.sources.map(({ kind }) => kind)).toEqual(['unknown']);
});

it('keeps a large archive of an archive in a file that nobody sees', async () => {
  const inner = zip([
    { name: 'noise', data: noise(33 << 20), method: 0 },
    { name: 'debug.log', data: debug },
  ]);
  const report = await analyzeFiles({ 'a.tar': await tar([{ name: 'b.zip', data: inner }]) });
  expect(report.disconnects).toHaveLength(1);
  expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(readdirSync(folder).filter((name) => !name.startsWith('bosh-diag-test-'))).toEqual([]);
});

it('says so where there can be no such file', async () => {
  const inner = zip([{ name: 'noise', data: noise(33 << 20), method: 0 }]);
  const files = { 'a.tar': await tar([{ name: 'b.zip', data: inner }]), ...plain };
  const report = await withFolder(files, async (bundle) => {
    process.env.TMPDIR = join(folder, 'is-not-there');
    return (await analyze([bundle])).report;
  }).finally(() => {
    process.env.TMPDIR = folder;
  });
  const [error] = report.problems.filter(({ severity }) => severity === 'error');
  expect(error?.where).toBe('a.tar!b.zip');
  expect(error?.what).toMatch(/^needs a temporary file/);
  expect(report.disconnects).toHaveLength(1);
});

it('tells members of one name apart', async () => {
  const members = [
    { name: 'debug.log', data: debug },
    { name: 'debug.log', data: info },
  ];
  const { bundle } = await analyzeFiles({ 'a.tar': await tar(members) });
  expect(bundle.sources.map(({ path }) => path)).toEqual(['a.tar!debug.log', 'a.tar!debug.log~2']);
});
