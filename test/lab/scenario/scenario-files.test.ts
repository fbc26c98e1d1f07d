import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { readScenario } from '../../../src/lab/scenario/read-scenario.ts';
import { scenarioOf, shippedScenarios, titleOf } from '../../../src/lab/scenario/scenario-files.ts';
import { UserError } from '../../../src/model/user-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'scenarios-'));
const at = (file: string): string => join(folder, file);
writeFileSync(at('office-sleep.yaml'), 'title: PCs sleep\n');
writeFileSync(at('cut.yml'), 'seed: 3\n');
writeFileSync(at('notes.txt'), 'title: none\n');
afterAll(() => rmSync(folder, { recursive: true }));

describe('the shipped scenarios', () => {
  it('are the YAML files of the folder, by name', () => {
    expect(shippedScenarios(folder)).toEqual([
      { name: 'cut', path: at('cut.yml') },
      { name: 'office-sleep', path: at('office-sleep.yaml') },
    ]);
    expect(shippedScenarios(folder).map(titleOf)).toEqual(['', 'PCs sleep']);
  });

  it('of the package have titles of their own and a name', () => {
    const shipped = shippedScenarios();
    expect(shipped.map(({ name }) => name)).toContain('quiet-day');
    const titles = shipped.map(titleOf);
    expect(titles).not.toContain('');
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('cannot be read but in UTF-8', () => {
    const file = at('wide.txt');
    writeFileSync(file, Buffer.from('\ufefftitle: A\n', 'utf16le'));
    expect(() => readScenario(file, [])).toThrow(
      new UserError(`${file}:1:1: the file is not in UTF-8; save it as UTF-8`),
    );
  });

  it('can be read', () => {
    const quiet = readScenario(scenarioOf('quiet-day').path, []);
    expect(quiet).toMatchObject({ title: 'A quiet half hour', incidents: [] });
  });
});

describe('a scenario', () => {
  it('that ships goes before a file of its name, and a file with a separator before that', () => {
    // package.json stands in the working folder of the tests.
    writeFileSync(at('package.json.yaml'), 'title: none\n');
    expect(scenarioOf('package.json', folder).path).toBe(at('package.json.yaml'));
    expect(scenarioOf('./package.json', folder).path).toBe('./package.json');
    rmSync(at('package.json.yaml'));
    expect(scenarioOf('package.json', folder).path).toBe('package.json');
  });

  test.each([
    ['by name', 'office-sleep', { name: 'office-sleep', path: at('office-sleep.yaml') }],
    ['by path', at('cut.yml'), { name: 'cut', path: at('cut.yml') }],
    [
      'by a path with another ending',
      at('notes.txt'),
      { name: 'notes.txt', path: at('notes.txt') },
    ],
  ])('is found %s', (_how, wanted, found) => {
    expect(scenarioOf(wanted, folder)).toEqual(found);
  });

  test.each([
    ['office-slep', 'office-slep: no such scenario; did you mean office-sleep?'],
    ['earthquake', 'earthquake: no such scenario; --list shows them'],
    ['src', 'src: is a folder; name a .yaml file'],
    [
      'x'.repeat(300),
      `${'x'.repeat(300)}: cannot be read: the name is too long; name a shorter one`,
    ],
    ['day.yaml', "day.yaml: no such file; name a scenario's file, or one that comes along"],
  ])('is not found: %s', (wanted, message) => {
    expect(() => scenarioOf(wanted, folder)).toThrow(new UserError(message));
  });
});
