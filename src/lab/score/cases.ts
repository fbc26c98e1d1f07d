import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type Truth, truthSchema } from '../truth.ts';

/** A bundle whose truth is known. */
export interface Case {
  /** The name of its folder. */
  readonly name: string;
  readonly bundle: string;
  readonly truth: Truth;
}

export interface Cases {
  readonly cases: readonly Case[];
  /** Truths that cannot be read, and why: a score without them would be another one. */
  readonly problems: readonly string[];
}

/** The one in the folder (`bundle/`, `truth.json`), or those in its sub-folders, by name. */
export async function casesOf(folder: string): Promise<Cases> {
  const own = await readCase(folder);
  const found = own ? [own] : await Promise.all((await subFolders(folder)).map(readCase));
  const cases = found.flatMap((one) => (one && 'truth' in one ? [one] : []));
  const problems = found.flatMap((one) => (one && 'problem' in one ? [one.problem] : []));
  if (cases.length + problems.length > 0) return { cases, problems };
  return { cases, problems: [`${folder}: ${await lackOf(folder)}; ${advice}`] };
}

const advice = 'name a folder that bosh-diag synth wrote';

/** Why there is no truth. */
const lackOf = (folder: string): Promise<string> =>
  readdir(folder).then(
    () => 'no truth.json in it or in a folder of it',
    ({ code, message }: NodeJS.ErrnoException) => {
      if (code === 'ENOENT') return 'there is no such folder';
      return code === 'ENOTDIR' ? 'is a file' : `cannot be read: ${message}`;
    },
  );

/** Undefined where the folder has no truth. */
async function readCase(folder: string): Promise<Case | { problem: string } | undefined> {
  const file = join(folder, 'truth.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (typeof text !== 'string')
    return isAbsent(text) ? undefined : { problem: `${file}: cannot be read: ${text.message}` };
  const bundle = join(folder, 'bundle');
  if (!(await isFolder(bundle))) return { problem: `${file}: there is no folder ${bundle}` };
  const truth = truthOf(text);
  if (typeof truth === 'string') return { problem: `${file}: ${truth}` };
  return { name: basename(resolve(folder)), bundle, truth };
}

/** Or what is wrong with it. */
function truthOf(text: string): Truth | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `is no JSON: ${error instanceof Error ? error.message : error}`;
  }
  const read = truthSchema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return `at ${issue?.path.join('.') || 'the top'}: ${issue?.message}`;
}

const isAbsent = ({ code }: NodeJS.ErrnoException): boolean =>
  code === 'ENOENT' || code === 'ENOTDIR';

const isFolder = (path: string): Promise<boolean> =>
  readdir(path).then(
    () => true,
    () => false,
  );

async function subFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name))
    .sort();
}
