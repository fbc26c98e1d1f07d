// What a thread runs is made one text, into a module that TypeScript can import: a thread starts the same from sources,
// from dist and from one bundled file. `npm ci`, `npm run build` and the tests make it anew.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = new URL('../src/parse/', import.meta.url);

export async function bundleThread() {
  const made = await build({
    entryPoints: [fileURLToPath(new URL('thread.ts', folder))],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    charset: 'ascii',
    legalComments: 'none',
  });
  const text = JSON.stringify(made.outputFiles[0].text.trim());
  const whole = `// Made by scripts/bundle-thread.mjs.\nexport const threadCode = ${text};\n`;
  const file = new URL('thread-code.ts', folder);
  if (!existsSync(file) || readFileSync(file, 'utf8') !== whole) writeFileSync(file, whole);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleThread();
