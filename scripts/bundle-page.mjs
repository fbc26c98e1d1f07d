// The HTML report carries its script and its style inside: they are made one text each, from what stands in
// src/reporters/html, into a module that TypeScript can import. `npm ci`, `npm run build` and the tests make it anew.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const html = new URL('../src/reporters/html/', import.meta.url);
const pathOf = (name) => fileURLToPath(new URL(name, html));
const target = ['chrome109', 'edge109', 'firefox115', 'safari16'];

export async function bundlePage() {
  const made = await build({
    entryPoints: [pathOf('script/main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    charset: 'ascii',
    legalComments: 'none',
    target,
    tsconfig: pathOf('script/tsconfig.json'),
  });
  const sheets = styleSheets().map((name) => readFileSync(pathOf(name), 'utf8'));
  const style = await transform(sheets.join('\n'), {
    loader: 'css',
    minify: true,
    charset: 'ascii',
    target,
  });
  const texts = { script: made.outputFiles[0].text.trim(), style: style.code.trim() };
  for (const [name, text] of Object.entries(texts))
    if (/<\/(script|style)|<!--/i.test(text)) throw new Error(`the ${name} would end its element`);
  const lines = Object.entries(texts).map(
    ([name, text]) => `export const ${name} = ${JSON.stringify(text)};\n`,
  );
  const file = pathOf('generated.ts');
  const whole = `// Made by scripts/bundle-page.mjs.\n${lines.join('')}`;
  if (readOr(file) !== whole) writeFileSync(file, whole);
}

/** That of the whole page, then those of its parts, by name. */
const styleSheets = () => [
  'style.css',
  ...readdirSync(html)
    .filter((name) => name.endsWith('.css') && name !== 'style.css')
    .sort(),
];

function readOr(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundlePage();
