import type { Problem } from '../model/report.ts';

/** An error of the file system, not of this program. */
export const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error;

/** A file or folder that could not be read: the rest is read all the same. */
export function unreadable(where: string, cause: unknown): Problem {
  const code = (cause as NodeJS.ErrnoException).code ?? 'unknown error';
  const what: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file or folder',
    EACCES: 'it may not be read by this user',
    EPERM: 'it may not be read by this user',
  };
  return {
    severity: 'error',
    where,
    what: `cannot be read: ${what[code] ?? code}`,
    next: 'check the path and its permissions, then run again',
  };
}
