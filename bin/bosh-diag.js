#!/usr/bin/env node
import { existsSync } from 'node:fs';

const entry = new URL('../dist/cli/main.js', import.meta.url);
if (existsSync(entry)) {
  const { main } = await import(entry.href);
  await main();
} else {
  console.error('bosh-diag is not built yet: run `npm run build` (or `npm ci`)');
  process.exitCode = 2;
}
