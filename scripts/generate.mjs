// The sources that are made of others and not kept: `npm ci`, `npm run build` and the tests make them anew.
import { fileURLToPath } from 'node:url';
import { bundlePage } from './bundle-page.mjs';
import { bundleThread } from './bundle-thread.mjs';
import { compileKernels } from './compile-kernels.mjs';

export async function generate() {
  await Promise.all([bundlePage(), compileKernels()]);
  // A thread's code holds the kernels.
  await bundleThread();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate();
