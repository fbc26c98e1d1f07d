import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Contents } from './bundle.ts';
import { tgz } from './tar.ts';
import { zip } from './zip.ts';

interface Member {
  readonly name: string;
  readonly data: Buffer;
}

/** The files of a folder that has none below it. */
export const membersOf = (folder: string): Member[] =>
  readdirSync(folder)
    .sort()
    .map((name) => ({ name, data: readFileSync(join(folder, name)) }));

type Pack = (members: readonly Member[]) => Contents | Promise<Contents>;

/** The forms in which logs come packed. */
export const packedForms: readonly (readonly [form: string, pack: Pack])[] = [
  [
    'gz',
    (members) =>
      Object.fromEntries(members.map(({ name, data }) => [`${name}.gz`, gzipSync(data)])),
  ],
  ['tgz', async (members) => ({ 'all.tgz': await tgz(members) })],
  ['zip', (members) => ({ 'all.zip': zip(members) })],
];
