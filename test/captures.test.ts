import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe } from 'vitest';
import { analyze } from '../src/analyze.ts';
import type { Report } from '../src/model/report.ts';
import { type Expected, holdVerdicts } from './verdicts.ts';

/**
 * Logs that a real Openfire wrote, some with real browsers as desktops. The verdicts beside them were worked out by
 * hand from the lines, before the tool ever ran on them.
 */
const root = new URL('../fixtures/captures/', import.meta.url);

describe.each(readdirSync(root).sort())('%s', (name) => {
  const expected: Expected = JSON.parse(
    readFileSync(new URL(`${name}/expected.json`, root), 'utf8'),
  );
  const bundle = new URL(`${name}/bundle/`, root);
  let report: Report;
  beforeAll(async () => {
    ({ report } = await analyze([bundle.pathname]));
  });

  holdVerdicts(expected, bundle, () => report);
});
