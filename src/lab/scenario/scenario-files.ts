import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import { closeIds } from '../../model/close-ids.ts';
import { UserError } from '../../model/user-error.ts';
import { choices } from './mistake.ts';

/** A file that holds a scenario. */
export interface ScenarioFile {
  /** That of the file, without its ending. */
  readonly name: string;
  readonly path: string;
}

/** From here as from dist. */
const shippedFolder = fileURLToPath(new URL('../../../fixtures/lab/', import.meta.url));

const ending = /[.]ya?ml$/;

/** Those that come with the package, by name. */
export const shippedScenarios = (folder = shippedFolder): ScenarioFile[] =>
  readdirSync(folder)
    .filter((file) => ending.test(file))
    .sort()
    .map((file) => asFile(join(folder, file)));

/** What the scenario is about, in its own words; empty where it does not say. */
export function titleOf({ path }: ScenarioFile): string {
  const title: unknown = parseDocument(readFileSync(path, 'utf8')).get('title');
  return typeof title === 'string' ? title : '';
}

/** A file of the user's, or one of those that come with the package. */
export function scenarioOf(nameOrPath: string, folder = shippedFolder): ScenarioFile {
  if (statSync(nameOrPath, { throwIfNoEntry: false })?.isFile()) return asFile(nameOrPath);
  if (ending.test(nameOrPath)) {
    throw new UserError(
      `${nameOrPath}: no such file; name a scenario's file, or one that comes along`,
    );
  }
  const shipped = shippedScenarios(folder);
  const found = shipped.find(({ name }) => name === nameOrPath);
  if (found) return found;
  const names = shipped.map(({ name }) => name);
  throw new UserError(
    `${nameOrPath}: no such scenario; ${choices(closeIds(nameOrPath, names), names)}`,
  );
}

const asFile = (path: string): ScenarioFile => ({ name: basename(path).replace(ending, ''), path });
