import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { analyze, render } from '../src/index.ts';
import { incidentKinds } from '../src/lab/incidents/index.ts';
import { readScenario } from '../src/lab/scenario/read-scenario.ts';
import { shippedScenarios } from '../src/lab/scenario/scenario-files.ts';
import { synth } from '../src/lab/synth.ts';
import { executablePath, howToGet } from '../test/browser/executable.ts';
import { bundlePage } from './bundle-page.mjs';

/*
 * npm run picture
 *
 * Takes the README's picture of the HTML report anew: docs/report.png.
 */
const wanted = 'site-cut-many';

if (executablePath === undefined) throw new Error(howToGet);
await bundlePage();
const folder = mkdtempSync(join(tmpdir(), 'bosh-diag-picture-'));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const scenario = shippedScenarios().find(({ name }) => name === wanted);
  if (scenario === undefined) throw new Error(`there is no scenario ${wanted}`);
  synth({ name: wanted, scenario: readScenario(scenario.path, incidentKinds), folder });
  const { report } = await analyze([join(folder, 'bundle')]);
  const file = join(folder, 'report.html');
  writeFileSync(file, await render(report, 'html'));
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  await page.goto(`file://${file}`);
  mkdirSync(new URL('../docs', import.meta.url), { recursive: true });
  await page.screenshot({ path: fileURLToPath(new URL('../docs/report.png', import.meta.url)) });
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
