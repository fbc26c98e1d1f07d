import { readdirSync, readFileSync } from 'node:fs';
import type { Report } from '../../src/model/report.ts';

const scenarios = new URL('../../fixtures/scenarios/', import.meta.url);

export const scenarioNames: readonly string[] = readdirSync(scenarios).sort();

/** As `test/scenarios.test.ts` holds it to the bundle. */
export const scenarioReport = (name: string): Report =>
  JSON.parse(readFileSync(new URL(`${name}/report.json`, scenarios), 'utf8'));
