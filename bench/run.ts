import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { clean, store, storeBytes } from './data/store.ts';
import { growth } from './growth.ts';
import { readOptions } from './options.ts';
import { howToInstall, missingPrograms, versionOf } from './race/programs.ts';
import { speed } from './speed.ts';

/*
 * npm run bench -- [--size 1GiB] [--files 12] [--agents 800] [--hidden 0] [--rounds 7] [--seed 1]
 *                  [--rows debug,rotated,webservices,client,gz,tgz,zip,lnav,grep,start]
 * npm run bench -- --growth [--size 3GiB] [--rounds 7]
 * npm run bench -- --clean
 *
 * Prints Markdown tables: how long made bundles take against other programs, in turn, round by round, and how that
 * grows. Never fails by time; counts that are not ripgrep's, or a report that is not the same in each form, do fail.
 * Needs a build (npm run build). Bundles lie in the folder for temporary files, five times the size and with --growth
 * twice that, and are used again until --clean.
 */
const options = readOptions(process.argv.slice(2));
if (options.clean) clean();
else await measure();

async function measure(): Promise<void> {
  if (!existsSync('dist')) throw new Error('build first: npm run build');
  for (const program of missingPrograms()) {
    // Without it nothing could be checked.
    if (program === 'rg') throw new Error(howToInstall(program));
    console.log(`${howToInstall(program)}; its rows are left out`);
  }
  const programs = ['rg', 'grep', 'lnav'].map(versionOf).filter((found) => found !== undefined);
  console.log(
    `Node ${process.versions.node}, ${process.platform}, ${availableParallelism()} cores; ${programs.join(', ')}; ${options.rounds} rounds in turn, medians. What is printed goes to /dev/null.\n`,
  );
  for await (const table of options.growth ? growth(options) : speed(options))
    console.log(`${table}\n`);
  const gb = (storeBytes() / 1e9).toFixed(1);
  console.log(`${store} holds ${gb} GB for the next run: npm run bench -- --clean removes it`);
}
