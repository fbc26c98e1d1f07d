import { readFileSync, writeFileSync } from 'node:fs';
import { generatedParts, replacePart } from './readme-parts.ts';

/** `npm run docs`: brings the generated parts of the README up to date. A test holds them there. */
const path = new URL('../README.md', import.meta.url);
let text = readFileSync(path, 'utf8');
for (const [name, part] of await generatedParts()) text = replacePart(text, name, part);
writeFileSync(path, text);
