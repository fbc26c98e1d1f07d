import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The browser that the tests of the HTML report open; undefined where there is none. */
export const executablePath =
  process.env.BOSH_DIAG_CHROMIUM ?? places.find((place) => existsSync(place));

/** For whoever reads the summary of a run without one. */
export const howToGet =
  'no Chromium was found: install one (Debian: apt-get install chromium), or set BOSH_DIAG_CHROMIUM to its path';
