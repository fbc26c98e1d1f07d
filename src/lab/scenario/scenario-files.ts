import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseDocument } from 'yaml';
import { closeIds } from '../../model/close-ids.ts';
import { touching } from '../../model/refused-path.ts';
import { UserError } from '../../model/user-error.ts';
import { shippedFolder } from '../shipped-folder.ts';

/** A file that holds a scenario. */
export interface ScenarioFile {
  /** That of the file, without its ending. */
  readonly name: string;
  readonly path: string;
}

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

/**
 * One of those that come with the package, or a file of the user's. A name that ships is that scenario, whatever stands
 * in the working folder: a file is meant where there is a separator in it or the ending of YAML.
 */
export function scenarioOf(nameOrPath: string, folder = shippedFolder): ScenarioFile {
  const shipped = shippedScenarios(folder);
  const isPath = /[/\\]/.test(nameOrPath) || ending.test(nameOrPath);
  const found = isPath ? undefined : shipped.find(({ name }) => name === nameOrPath);
  if (found) return found;
  const file = touching(nameOrPath, 'read', () => statSync(nameOrPath, { throwIfNoEntry: false }));
  if (file?.isDirectory()) throw new UserError(`${nameOrPath}: is a folder; name a .yaml file`);
  if (file) return asFile(nameOrPath);
  if (isPath)
    throw new UserError(
      `${nameOrPath}: no such file; name a scenario's file, or one that comes along`,
    );
  const close = closeIds(
    nameOrPath,
    shipped.map(({ name }) => name),
  );
  const advice = close.length > 0 ? `did you mean ${close.join(', ')}?` : '--list shows them';
  throw new UserError(`${nameOrPath}: no such scenario; ${advice}`);
}

const asFile = (path: string): ScenarioFile => ({ name: basename(path).replace(ending, ''), path });
