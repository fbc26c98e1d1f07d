import { spawnSync } from 'node:child_process';

/** The package of each program: of Debian and Ubuntu, of Homebrew. */
const packages = {
  rg: ['ripgrep', 'ripgrep'],
  grep: ['grep', 'grep'],
  lnav: ['lnav', 'lnav'],
  gzip: ['gzip', 'gzip'],
  tar: ['tar', 'gnu-tar'],
  unzip: ['unzip', 'unzip'],
} as const;

export type Program = keyof typeof packages;

/** Those that are not here. */
export const missingPrograms = (): Program[] =>
  (Object.keys(packages) as Program[]).filter((name) => versionOf(name) === undefined);

export function howToInstall(name: Program): string {
  const [apt, brew] = packages[name];
  return `${name} is not installed: apt-get install ${apt}, or brew install ${brew}`;
}

/** `ripgrep 13.0.0` */
export function versionOf(program: string): string | undefined {
  // Info-ZIP's programs know no long option.
  const option = program === 'unzip' ? '-v' : '--version';
  const { stdout, error } = spawnSync(program, [option], { encoding: 'utf8', stdio: 'pipe' });
  return error ? undefined : stdout.split('\n')[0]?.slice(0, 60);
}

/** GNU's `time`, by the names that it has on Linux and of Homebrew. */
export function gnuTime(): string {
  const found = ['/usr/bin/time', 'gtime'].find((name) => /GNU/.test(versionOf(name) ?? ''));
  if (found === undefined)
    throw new Error('GNU time is not installed: apt-get install time, or brew install gnu-time');
  return found;
}
