import { UserError } from './user-error.ts';

/** What an operating system says of a path that it refuses, and what to do about it. */
const reasons: Readonly<Record<string, readonly [reason: string, advice: string]>> = {
  EACCES: ['permission denied', 'name another, or change its permissions'],
  EPERM: ['not permitted', 'name another, or change its permissions'],
  EROFS: ['the file system is read-only', 'name one elsewhere'],
  ENOSPC: ['no space is left', 'make room, or name one elsewhere'],
  EDQUOT: ['the quota is used up', 'make room, or name one elsewhere'],
  ENAMETOOLONG: ['the name is too long', 'name a shorter one'],
  ENOTDIR: ['a part of the path is a file', 'name another'],
  ENOENT: ['there is no such path', 'name another'],
  EISDIR: ['it is a folder', 'name a file'],
  EEXIST: ['it is there already', 'name another'],
  ELOOP: ['its links lead in a circle', 'name another'],
};

/** Does what touches `path` or what is below it; where the system refuses, throws a UserError that says why. */
export function touching<T>(path: string, deed: 'read' | 'written', act: () => T): T {
  try {
    return act();
  } catch (cause) {
    if (!isOfSystem(cause)) throw cause;
    const [reason, advice] = reasons[cause.code] ?? [cause.message, 'name another'];
    throw new UserError(`${cause.path ?? path}: cannot be ${deed}: ${reason}; ${advice}`, {
      cause,
    });
  }
}

interface SystemError extends Error {
  readonly code: string;
  readonly path?: string;
}

const isOfSystem = (error: unknown): error is SystemError =>
  error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
