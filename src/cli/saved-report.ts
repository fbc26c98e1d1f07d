import { readFile, stat } from 'node:fs/promises';
import type { Report } from '../model/report.ts';
import { UserError } from '../model/user-error.ts';
import type { Io } from './io.ts';

export type Saved =
  | { readonly kind: 'report'; readonly report: Report }
  /** Meant as a report, and none that can be printed. */
  | { readonly kind: 'broken'; readonly why: string };

const standardInput = '-';

/** The saved report among the paths, known by its content; undefined where they are logs. */
export async function savedReport(paths: readonly string[], io: Io): Promise<Saved | undefined> {
  for (const path of paths) {
    const text = path === standardInput ? await readAll(io.stdin) : await readJsonText(path);
    if (text === undefined) continue;
    const saved = await readReport(path === standardInput ? 'standard input' : path, text);
    if (saved === undefined && path !== standardInput) continue;
    if (paths.length > 1) throw new UserError(`${path} is a saved report: give it alone`);
    return saved;
  }
  return undefined;
}
