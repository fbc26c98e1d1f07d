import { bundlePage } from '../scripts/bundle-page.mjs';

/** The page of the HTML report is of the sources that are tested. */
export const setup = (): Promise<void> => bundlePage();
