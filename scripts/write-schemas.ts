import { writeFileSync } from 'node:fs';
import { schemaTexts } from './schema-texts.ts';

for (const [name, text] of Object.entries(schemaTexts()))
  writeFileSync(new URL(`../schemas/${name}`, import.meta.url), text);
