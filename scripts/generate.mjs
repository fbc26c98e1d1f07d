// The sources that are made of others and not kept: `npm ci`, `npm run build` and the tests make them anew.
import { fileURLToPath } from 'node:url';
import { bundlePage } from './bundle-page.mjs';

export async function generate() {
  await bundlePage();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate();
