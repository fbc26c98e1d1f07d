import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { families } from '../../src/parsers/index.ts';

/** A log to mutate. */
export interface Source {
  /** Its path in a bundle: a hint to what it is. */
  readonly path: string;
  /** Loaded when first asked for. */
  readonly bytes: () => Buffer;
}

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const noLog = /\.(?:json|md)$/;

/** Every sample of a family's patterns, one below the other, as one log. */
const samples = (): Source[] =>
  families.map(({ id, patterns }) => ({
    path: `samples/${id}.log`,
    bytes: once(() => Buffer.from(patterns.map(({ sample }) => `${sample}\n`).join(''))),
  }));

function filesIn(folder: string): Source[] {
  return readdirSync(join(fixtures, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !noLog.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({
      path: pathInBundle(path.slice(fixtures.length).replaceAll('\\', '/')),
      bytes: once(() => readFileSync(path)),
    }));
}

const pathInBundle = (path: string): string => path.replace(/^.*?\/bundle\//, '');

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** In a fixed order: a seed gives the same cases as long as these files stay. */
export const sources: readonly Source[] = [
  ...samples(),
  ...filesIn('logs'),
  ...filesIn('captures'),
  ...filesIn('scenarios'),
];

/** Small bundles that a mutated log is put into, by name. */
export const surroundings: Readonly<Record<string, readonly Source[]>> = Object.fromEntries(
  [
    'technote-idle-logout',
    'service-user-lost',
    'websocket-openfire-log',
    'cti-connection-lost',
  ].map((name) => [name, filesIn(`scenarios/${name}/bundle`)]),
);
