import type { Program } from './programs.ts';

/** A command that is timed. */
export interface Contestant {
  readonly name: string;
  readonly command: readonly string[];
  /** What it takes beside Node. */
  readonly needs: readonly Program[];
  /** It looks whether anybody reads what it prints, and stops at its first match where nobody does. */
  readonly asksForReader?: true;
}

export const analysis = (bundle: string): Contestant => ({
  name: 'bosh-diag analyze',
  command: ['node', 'bin/bosh-diag.js', 'analyze', bundle, '-f', 'json', '--quiet'],
  needs: [],
});

/** Prints the lines that match, and nothing else, of a file or of all in a folder. */
export const rg = (pattern: string, path: string): Contestant => ({
  name: 'rg',
  command: ['rg', '--no-filename', pattern, path],
  needs: ['rg'],
});

export const rgUnpacking = (pattern: string, path: string): Contestant => ({
  name: 'rg -z',
  // Between the files of a tar stand NULs, at which it would stop.
  command: ['rg', '-z', '-a', pattern, path],
  needs: ['rg', 'gzip'],
});

export const tarIntoRg = (pattern: string, path: string): Contestant => ({
  name: 'tar xzO, rg',
  command: shell(`tar xzOf ${quoted(path)} | rg ${quoted(pattern)}`),
  needs: ['rg', 'tar', 'gzip'],
});

export const unzipIntoRg = (pattern: string, path: string): Contestant => ({
  name: 'unzip -p, rg',
  command: shell(`unzip -p ${quoted(path)} | rg ${quoted(pattern)}`),
  needs: ['rg', 'unzip'],
});

export const rgCount = (pattern: string, path: string): Contestant => ({
  name: 'rg -c',
  command: ['rg', '-c', pattern, path],
  needs: ['rg'],
});

export const grepCount = (pattern: string, path: string): Contestant => ({
  name: 'grep -c',
  command: ['grep', '-c', '-E', pattern, path],
  needs: ['grep'],
  asksForReader: true,
});

const shell = (line: string): string[] => ['sh', '-c', line];

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
