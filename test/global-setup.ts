import { generate } from '../scripts/generate.mjs';
import { executablePath, howToGet } from './browser/executable.ts';

/** What is made of the sources is of those that are tested. */
export const setup = (): Promise<void> => generate();

/** What is skipped is said. */
export function teardown(): void {
  if (executablePath === undefined)
    process.stderr.write(`\nskipped: the tests of the HTML report in a browser; ${howToGet}\n`);
}
