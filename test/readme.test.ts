import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generatedParts, replacePart } from '../scripts/readme-parts.ts';
import { incidentKinds } from '../src/lab/incidents/index.ts';
import { parseScenario } from '../src/lab/scenario/read-scenario.ts';
import { measures } from '../src/lab/score/measures.ts';
import { synth } from '../src/lab/synth.ts';

const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

it('holds the README to what the code says (npm run docs)', async () => {
  let expected = text;
  for (const [name, part] of await generatedParts()) expected = replacePart(expected, name, part);
  expect(text).toBe(expected);
});

it.each(['score-made', 'score-captures'])(
  'has a place for what npm run score finds: %s',
  (name) => {
    expect(replacePart(text, name, 'here')).toContain(
      `<!-- ${name} -->\n\nhere\n<!-- /${name} -->`,
    );
  },
);

it('says of every measure what it is', () => {
  const [glossary = ''] = /<!-- glossary -->.*<!-- [/]glossary -->/s.exec(text) ?? [];
  const named = [...glossary.matchAll(/^[|][^|]*[|]([^|]*)[|]/gm)].flatMap(([, names = '']) =>
    [...names.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name),
  );
  expect(named.filter((name) => name !== '--min').sort()).toEqual([...measures.keys()].sort());
});

it('its scenario does what it says', () => {
  const [, example = ''] = /<!-- scenario-example -->\n```yaml\n(.*?)```/s.exec(text) ?? [];
  const scenario = parseScenario(example, 'README.md', incidentKinds);
  const folder = mkdtempSync(join(tmpdir(), 'bosh-diag-readme-'));
  try {
    const { agents, losses } = synth({ name: 'readme', scenario, folder }).truth;
    const taken = (what: string) => losses.filter((loss) => loss.what === what);
    expect(agents).toHaveLength(20);
    expect(taken('black-hole')).toHaveLength(6);
    expect(new Set(taken('sleep').map(({ agent }) => agent)).size).toBe(3);
    expect(taken('sign-out').map(({ agent }) => agent)).toEqual(['1001003']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
