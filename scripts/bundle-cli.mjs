// The command line as few files: to find and read hundreds takes longer than what they do. Packages are bundled as well, their
// licences beside them. What a run needs at once lies in one file, the options of all commands in a second, what reads and
// judges logs and prints the table in a third; what few runs need is loaded when they do, each in a file.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../', import.meta.url);
const pathOf = (name) => fileURLToPath(new URL(name, root));
const main = pathOf('src/cli/main.ts');
const options = readdirSync(pathOf('src/cli')).filter((name) => name.endsWith('-options.ts'));
/** Each is one file, loaded after those before it. */
const layers = [
  [main],
  options.map((name) => pathOf(`src/cli/${name}`)),
  ['cli/analyze-command', 'product', 'reporters/table/index'].map((name) =>
    pathOf(`src/${name}.ts`),
  ),
];

/** Into `folder`, which lies two folders below that of `package.json`, as `src/cli` does. */
export async function bundleCli(folder = pathOf('dist/cli')) {
  const { metafile } = await build({
    entryPoints: [main],
    outdir: folder,
    chunkNames: 'part-[hash]',
    bundle: true,
    splitting: true,
    metafile: true,
    absWorkingDir: fileURLToPath(root),
    format: 'esm',
    platform: 'node',
    target: 'node20.15',
    // Names stay: they are what a stack tells.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    banner: { js: requireForCommonJs },
    plugins: [laterPartsKnowLayers, noOtherProgram],
  });
  writeFileSync(`${folder}/licences.txt`, licencesOf(Object.keys(metafile.inputs)));
}

/** Packages ask for modules of Node by `require`. */
const requireForCommonJs =
  "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

/**
 * esbuild makes a file for each set of parts that share something. Each part that is loaded later imports the layers that
 * are there by then, and those of a layer each other: so all that a layer needs is shared by the same set, and is one file.
 */
const laterPartsKnowLayers = {
  name: 'later-parts-know-layers',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /./ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (kind !== 'dynamic-import' || pluginData === laterPartsKnowLayers) return undefined;
      const found = await resolve(path, { kind, resolveDir, pluginData: laterPartsKnowLayers });
      return found.external ? found : { ...found, namespace: 'later' };
    });
    onLoad({ filter: /./, namespace: 'later' }, ({ path }) => {
      const own = layers.findIndex((layer) => layer.includes(path));
      const there = layers.slice(0, own < 0 ? layers.length : own + 1).flat();
      const later = JSON.stringify(path);
      const lines = [
        `export * from ${later};`,
        ...(path.includes('node_modules') ? [`export { default } from ${later};`] : []),
        ...there.map((one) => `import ${JSON.stringify(one)};`),
      ];
      return { contents: lines.join('\n'), resolveDir: dirname(path) };
    });
  },
};

/** commander can start programs for commands that are files of their own; to load what starts one takes half of `--version`. */
const noOtherProgram = {
  name: 'no-other-program',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ path }) => ({ path, namespace: 'none' }));
    onLoad({ filter: /./, namespace: 'none' }, () => ({ contents: '' }));
  },
};

/** Of the packages whose files were bundled: what each says of its licence, and its text. */
function licencesOf(files) {
  const folders = files.flatMap(
    (file) => /^(?!later:).*node_modules[/](?:@[^/]+[/])?[^/]+/.exec(file) ?? [],
  );
  const texts = [...new Set(folders)].map((folder) => {
    const path = pathOf(folder);
    const { name, version, license } = JSON.parse(readFileSync(`${path}/package.json`, 'utf8'));
    const file = readdirSync(path).find((one) => /^licen[cs]e/i.test(one));
    const text = file === undefined ? '' : `\n${readFileSync(`${path}/${file}`, 'utf8').trim()}\n`;
    return `${name} ${version}: ${license}\n${text}`;
  });
  return texts.sort().join('\n---\n\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleCli();
