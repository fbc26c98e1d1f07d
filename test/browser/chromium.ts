import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { executablePath, howToGet } from './executable.ts';

/** Beside other tests on a small machine. */
const startMs = 60_000;

const args = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface OpenOptions {
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  readonly timezone?: string;
  /** Behind the address, with its `#`. */
  readonly hash?: string;
  readonly hasTouch?: boolean;
  /** For what a test puts into the page itself, as axe. */
  readonly bypassCsp?: boolean;
}

/** A page that was opened, and what it did that it should not. */
export interface Opened {
  readonly page: Page;
  /** Messages of its console and errors that nobody caught. */
  readonly complaints: readonly string[];
  /** Addresses that it asked for, beside its own. */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

/**
 * Tests in one headless browser; without one they are skipped, and the run says so at its end.
 *
 * @param tests is given what opens a file in a new page
 */
export function inChromium(
  title: string,
  tests: (open: (file: string, options?: OpenOptions) => Promise<Opened>) => void,
): void {
  describe.skipIf(executablePath === undefined)(title, () => {
    let browser: Browser;
    beforeAll(async () => {
      // Chromium has no sandbox for root, as which containers run.
      const chromiumSandbox = process.getuid?.() !== 0;
      browser = await chromium.launch({
        executablePath: executablePath ?? howToGet,
        args,
        chromiumSandbox,
      });
    }, startMs);
    afterAll(() => browser.close());
    tests((file, options) => open(browser, file, options));
  });
}

async function open(
  browser: Browser,
  file: string,
  {
    theme = 'light',
    width = 1280,
    height = 900,
    timezone,
    hash = '',
    hasTouch = false,
    bypassCsp,
  }: OpenOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({
    colorScheme: theme,
    viewport: { width, height },
    hasTouch,
    ...(timezone !== undefined && { timezoneId: timezone }),
    ...(bypassCsp && { bypassCSP: true }),
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  const address = `file://${file}`;
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const asked = request.url();
    if (asked.split('#')[0] !== address && !asked.startsWith('data:')) requests.push(asked);
  });
  await page.goto(address + hash, { waitUntil: 'load' });
  return { page, complaints, requests, close: () => context.close() };
}
