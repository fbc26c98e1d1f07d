import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { analyze } from '../src/index.ts';
import { incidentKinds } from '../src/lab/incidents/index.ts';
import { readScenario } from '../src/lab/scenario/read-scenario.ts';
import { shippedScenarios } from '../src/lab/scenario/scenario-files.ts';
import { casesOf, markdown, scoreCases, tablesOf } from '../src/lab/score/index.ts';
import { synth } from '../src/lab/synth.ts';
import { replacePart } from './readme-parts.ts';

/*
 * npm run score [-- --keep <folder>] [--misses <n>]
 *
 * Makes the bundle of every scenario that ships with the package, scores the verdicts on them and on the captures, and
 * brings the two tables of the README up to date. `--keep`: the bundles and the scores stay there.
 */
const { values } = parseArgs({
  options: { keep: { type: 'string' }, misses: { type: 'string', default: '10' } },
});
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'bosh-diag-score-'));
const readme = new URL('../README.md', import.meta.url);
const captures = fileURLToPath(new URL('../fixtures/captures', import.meta.url));
/** Tables that only say where to look next; they are printed, and not kept. */
const passing = /^Worst misses/;

try {
  for (const { name, path } of shippedScenarios()) {
    synth({ name, scenario: readScenario(path, incidentKinds), folder: join(folder, name) });
    console.error(`made ${name}`);
  }
  let text = readFileSync(readme, 'utf8');
  for (const [part, place] of [
    ['score-made', folder],
    ['score-captures', captures],
  ] as const) {
    const { cases, problems } = await casesOf(place);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    const score = await scoreCases(cases, {
      misses: Number(values.misses),
      analyze: (bundle) => analyze([bundle]),
    });
    if (values.keep !== undefined)
      writeFileSync(join(folder, `${part}.json`), `${JSON.stringify(score, undefined, 2)}\n`);
    const tables = tablesOf(score);
    console.log(markdown(tables));
    const kept = markdown(tables.filter(({ title }) => !passing.test(title)));
    text = replacePart(text, part, kept.replaceAll(/^## /gm, '#### '));
  }
  writeFileSync(readme, text);
} finally {
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
}
