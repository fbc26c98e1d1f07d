// Scanners in WebAssembly: each family's kernel (AssemblyScript, src/parsers/*/kernel) is made a module of base64 text
// that TypeScript can import. `npm ci`, `npm run build` and the tests make it anew where its sources changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const parsers = new URL('../src/parsers/', import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];

export async function compileKernels() {
  for (const family of readdirSync(parsers).sort()) {
    if (existsSync(new URL(`${family}/kernel/main.ts`, parsers))) await compile(family);
  }
}

async function compile(family) {
  const entry = `src/parsers/${family}/kernel/main.ts`;
  const file = new URL(`${family}/kernel-code.ts`, parsers);
  const head = `// Made by scripts/compile-kernels.mjs from ${digestOf(family)}.`;
  if (existsSync(file) && readFileSync(file, 'utf8').startsWith(head)) return;
  let code;
  const { error, stderr } = await asc.main(
    [entry, '--outFile', 'kernel.wasm', '--baseDir', root, ...options],
    { writeFile: (_, contents) => (code = contents) },
  );
  if (error) throw new Error(`${entry}: ${stderr}`);
  const text = Buffer.from(code).toString('base64');
  writeFileSync(file, `${head}\nexport const kernelCode =\n  '${text}';\n`);
}

/** Of all that the module is made from. */
function digestOf(family) {
  const hash = createHash('sha256').update(options.join(' '));
  for (const folder of [`../src/scan/kernel/`, `../src/parsers/${family}/kernel/`]) {
    const url = new URL(folder, import.meta.url);
    for (const name of readdirSync(url).sort()) hash.update(readFileSync(new URL(name, url)));
  }
  hash.update(readFileSync(new URL('../package-lock.json', import.meta.url)));
  return hash.digest('hex').slice(0, 16);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compileKernels();
