// The command line as few files: to find and read hundreds takes longer than what they do. All that `main` needs at once
// lies in one file, what is loaded later in others. Packages of `dependencies` stay where they are; commander, which every
// run needs, is bundled, its licence beside it.
import { copyFileSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../', import.meta.url);
const pathOf = (name) => fileURLToPath(new URL(name, root));
const main = pathOf('src/cli/main.ts');
const { dependencies } = JSON.parse(readFileSync(pathOf('package.json'), 'utf8'));

/** Into `folder`, which lies two folders below that of `package.json`, as `src/cli` does. */
export async function bundleCli(folder = pathOf('dist/cli')) {
  await build({
    entryPoints: [main],
    outdir: folder,
    chunkNames: 'part-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.15',
    minifyWhitespace: true,
    legalComments: 'none',
    external: Object.keys(dependencies),
    banner: { js: requireForCommonJs },
    plugins: [laterPartsKnowMain],
  });
  copyFileSync(pathOf('node_modules/commander/LICENSE'), `${folder}/commander.LICENSE`);
}

/** commander asks for modules of Node by `require`. */
const requireForCommonJs =
  "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

/**
 * esbuild makes a file for each set of parts that share something. Each part that is loaded later imports `main`, which is
 * there already: so all that `main` needs is shared by the same set, and is one file.
 */
const laterPartsKnowMain = {
  name: 'later-parts-know-main',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /^[.]/ }, async ({ path, kind, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const found = await resolve(path, { kind: 'import-statement', resolveDir });
      return { ...found, namespace: 'later' };
    });
    onLoad({ filter: /./, namespace: 'later' }, ({ path }) => ({
      contents: `export * from ${JSON.stringify(path)}; import ${JSON.stringify(main)};`,
      resolveDir: dirname(path),
    }));
  },
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleCli();
