import { bundlePage } from '../scripts/bundle-page.mjs';
import { executablePath, howToGet } from './browser/executable.ts';

/** The page of the HTML report is of the sources that are tested. */
export const setup = (): Promise<void> => bundlePage();

/** What is skipped is said. */
export function teardown(): void {
  if (executablePath === undefined)
    process.stderr.write(`\nskipped: the tests of the HTML report in a browser; ${howToGet}\n`);
}
