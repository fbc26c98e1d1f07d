import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { MadeLog } from './made-log.ts';

/** What stands beside a kept log, in `<name>.json`. */
const noteSchema = z.strictObject({
  /** Where the log lies in its bundle. */
  path: z.string(),
  /** The bundle of the fixtures that it is put into. */
  beside: z.string().optional(),
  /** What must hold and once did not. */
  mustHold: z.string().min(1),
  /** Where its stream was cut. */
  borders: z.array(z.number()).optional(),
});

/** A log on which something failed once. */
export interface KeptCase extends MadeLog {
  readonly name: string;
  readonly mustHold: string;
  readonly borders: readonly number[];
}

const folder = new URL('../../fixtures/fuzz/', import.meta.url);

/** All that are kept, in a fixed order. */
export function keptCases(): KeptCase[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((file) => {
    const name = file.slice(0, -'.json'.length);
    const note = noteSchema.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
    const { path, beside, mustHold, borders = [] } = note;
    const bytes = readFileSync(new URL(`${name}.log`, folder));
    return { name, path, ...(beside && { beside }), mustHold, borders, bytes };
  });
}

/** Writes a failing case where the tests replay it, named by its hash, and gives the path of its log. */
export function keep(
  { path, beside, bytes }: MadeLog,
  mustHold: string,
  borders?: readonly number[],
) {
  const hash = createHash('sha256').update(`${path}\n${beside}\n`).update(bytes);
  const name = hash.digest('hex').slice(0, 12);
  const note = { path, ...(beside && { beside }), mustHold, ...(borders && { borders }) };
  const log = new URL(`${name}.log`, folder);
  writeFileSync(log, bytes);
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(note, undefined, 2)}\n`);
  return fileURLToPath(log);
}
