import { readdirSync, readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { analyze } from '../src/analyze.ts';
import type { Report } from '../src/model/report.ts';
import { analyzeFiles, type Contents } from './support/bundle.ts';
import { tar, tgz } from './support/tar.ts';
import { zip } from './support/zip.ts';

/** A bundle as it was collected, sent and packed again must tell what the plain folder tells. */
const root = new URL('../fixtures/scenarios/', import.meta.url);

const filesOf = (folder: URL): Record<string, Buffer> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(new URL(path, folder)).isFile())
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(new URL(path, folder))]),
  );

interface Form {
  readonly pack: (files: Record<string, Buffer>) => Contents | Promise<Contents>;
  /** Where a file of the plain folder is found. */
  readonly path: (plain: string) => string;
}

const members = (files: Record<string, Buffer>) =>
  Object.entries(files).map(([name, data]) => ({ name, data }));
const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const each = (
  files: Record<string, Buffer>,
  pack: (name: string, data: Buffer) => Buffer,
  ending: string,
) =>
  Object.fromEntries(
    Object.entries(files).map(([path, data]) => [`${path}${ending}`, pack(last(path), data)]),
  );

const rotated = (files: Record<string, Buffer>) =>
  each(files, (name, data) => zip([{ name, data, streamed: true }]), '.zip');

const forms: Readonly<Record<string, Form>> = {
  zip: { pack: (files) => ({ 'b.zip': zip(members(files)) }), path: (plain) => `b.zip!${plain}` },
  'zip that was packed into a pipe': {
    pack: (files) => ({ 'b.zip': zip(members(files).map((one) => ({ ...one, streamed: true }))) }),
    path: (plain) => `b.zip!${plain}`,
  },
  'zip packed on Windows': {
    pack: (files) => ({
      'b.zip': zip(members(files).map((one) => ({ ...one, name: one.name.replaceAll('/', '\\') }))),
    }),
    path: (plain) => `b.zip!${plain}`,
  },
  'zip under another name': {
    pack: (files) => ({ attachment: zip(members(files)) }),
    path: (plain) => `attachment!${plain}`,
  },
  'zip that unpacks itself': {
    pack: (files) => ({ 'b.exe': zip(members(files), 'MZ a stub') }),
    path: (plain) => `b.exe!${plain}`,
  },
  'zip whose directory is lost': {
    pack: (files) => ({ 'b.zip': zip(members(files)).subarray(0, -30) }),
    path: (plain) => `b.zip!${plain}`,
  },
  'piped zip whose directory is lost': {
    pack: (files) => ({
      'b.zip': zip(members(files).map((one) => ({ ...one, streamed: true }))).subarray(0, -30),
    }),
    path: (plain) => `b.zip!${plain}`,
  },
  tar: {
    pack: async (files) => ({ 'b.tar': await tar(members(files)) }),
    path: (plain) => `b.tar!${plain}`,
  },
  tgz: {
    pack: async (files) => ({ 'active_1497638824.tgz': await tgz(members(files)) }),
    path: (plain) => `active_1497638824.tgz!${plain}`,
  },
  'each file in a gz of two members': {
    pack: (files) =>
      each(
        files,
        (_, data) => {
          const half = data.length >> 1;
          return Buffer.concat([gzipSync(data.subarray(0, half)), gzipSync(data.subarray(half))]);
        },
        '.gz',
      ),
    path: (plain) => `${plain}.gz!${last(plain)}`,
  },
  '.log.zip in tgz in zip': {
    pack: async (files) => ({
      'sent.zip': zip([{ name: 'mail/active_1.tgz', data: await tgz(members(rotated(files))) }]),
    }),
    path: (plain) => `sent.zip!mail/active_1.tgz!${plain}.zip!${last(plain)}`,
  },
  'zip in zip, stored': {
    pack: (files) => ({
      'again.zip': zip([{ name: 'b.zip', data: zip(members(files)), method: 0 }]),
    }),
    path: (plain) => `again.zip!b.zip!${plain}`,
  },
  'tar in tgz': {
    pack: async (files) => ({
      'out.tgz': await tgz([{ name: 'in.tar', data: await tar(members(files)) }]),
    }),
    path: (plain) => `out.tgz!in.tar!${plain}`,
  },
};

/** Paths as in the plain folder; what depends on them, or on the packing itself, aside. */
function plainly(report: Report, paths: readonly string[], { path }: Form) {
  let text = JSON.stringify(report);
  for (const plain of [...paths].sort((a, b) => b.length - a.length))
    text = text.replaceAll(JSON.stringify(path(plain)).slice(1, -1), plain);
  const { bundle, evidence, problems, ...rest }: Report = JSON.parse(text);
  const { sources, ...about } = bundle;
  const byRef = (a: { readonly ref: string }, b: { readonly ref: string }): number =>
    a.ref < b.ref ? -1 : 1;
  return {
    ...rest,
    bundle: { ...about, roots: [] },
    sources: sources.sort((a, b) => (a.path < b.path ? -1 : 1)),
    evidence: evidence.sort(byRef),
    problems: problems.filter(({ where }) => !/[.](?:zip|tgz|tar|gz)$/.test(where)),
  };
}

const folder: Form = { pack: (files) => files, path: (plain) => plain };

describe.each(readdirSync(root).sort())('%s', (name) => {
  const bundle = new URL(`${name}/bundle/`, root);
  const files = filesOf(bundle);
  const paths = Object.keys(files);

  it.each(Object.entries(forms))('as %s', async (_, form) => {
    const packed = await form.pack(files);
    const { report } = await analyze([bundle.pathname]);
    expect(plainly(await analyzeFiles(packed), paths, form)).toEqual(
      plainly(report, paths, folder),
    );
  });
});
