import * as z from 'zod';
import { scenarioSchema } from '../src/lab/scenario/scenario.ts';
import { scoreSchema } from '../src/lab/score/score.ts';
import { truthSchema } from '../src/lab/truth.ts';
import { eventSchema } from '../src/model/fact.ts';
import { inventorySchema } from '../src/model/inventory.ts';
import { reportSchema } from '../src/model/report.ts';
import { settingsFileSchema } from '../src/model/settings-file.ts';
import { rules } from '../src/rules/index.ts';

const titles = {
  'report.schema.json': ['bosh-diag report', reportSchema],
  'event.schema.json': ['bosh-diag timeline: one line of ndjson', eventSchema],
  'inventory.schema.json': ['bosh-diag inventory: what inspect finds', inventorySchema],
  'config.schema.json': [
    'bosh-diag settings: the file of --config',
    settingsFileSchema(rules.map(({ meta }) => meta.id)),
  ],
  'scenario.schema.json': ['bosh-diag scenario: what is to happen in the lab', scenarioSchema],
  'truth.schema.json': ['bosh-diag truth: what really happened to a bundle', truthSchema],
  'score.schema.json': ['bosh-diag score: verdicts against truth', scoreSchema],
} as const;

/** The published JSON Schemas (draft 2020-12), by file name. */
export const schemaTexts = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(titles).map(([name, [title, schema]]) => {
      // As a reader sees it: `input` leaves room for the fields that a later version adds to an event.
      const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' });
      return [name, `${JSON.stringify({ $schema, title, ...rest }, undefined, 2)}\n`];
    }),
  );
