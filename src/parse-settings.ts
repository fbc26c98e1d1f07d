import { basename } from 'node:path';
import * as z from 'zod';
import type { Settings } from './model/settings.ts';
import { settingsFileSchema, settingsOf } from './model/settings-file.ts';
import { rules } from './rules/index.ts';
import { readYaml } from './yaml/read-yaml.ts';

/**
 * The settings of a YAML file (`--config`) from its text; `file` is what the text is called. Mistakes are a `UserError`,
 * each as `file:line:column`.
 */
export function parseSettings(text: string, file: string): Settings {
  const schema = z.preprocess(withoutEmpty, settingsFileSchema(rules.map(({ meta }) => meta.id)));
  const written = readYaml(text, file, { what: 'settings', schema });
  return { ...settingsOf(written), file: basename(file) };
}

/** A heading says nothing where all below it is commented out. */
const withoutEmpty = (written: unknown): unknown =>
  isMap(written)
    ? Object.fromEntries(Object.entries(written).map(([key, value]) => [key, value ?? undefined]))
    : written;

const isMap = (written: unknown): written is Record<string, unknown> =>
  typeof written === 'object' && written !== null && !Array.isArray(written);
