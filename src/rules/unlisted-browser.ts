import { browserWords } from '../model/browser.ts';
import { anyFinesse, isSupported, type SupportedBrowser } from '../model/supported-browsers.ts';
import type { NodeRelease } from '../timeline/releases/releases.ts';
import type { NodeTimeline } from '../timeline/timeline.ts';
import { defineRule, lacking, unmet } from './rule.ts';

/** A page that stood still, or whose timers did, in a browser that Cisco does not support. */
export const unlistedBrowser = defineRule({
  meta: {
    id: 'unlisted-browser',
    cause: 'unsupported-browser',
    title: 'The page stood still in a browser that is not on the list',
    description:
      "The page's own log has a hole over the loss or shows slowed timers, and its first line, or else the access log, names a browser, or a version, that the list of supported browsers does not have for the server's release of Finesse. The list is that of Cisco's compatibility matrix, or the site's own where the settings name one. Where the release, the list of it or the browser is not known, nothing is said.",
    falsePositives:
      'A browser that is not on the list and works: most do. It says why a page may stand still, not that it did.',
    remedy: [
      {
        owner: 'administrator',
        text: "Give the agents a browser of the compatibility matrix of the server's release, and keep it up to date.",
      },
    ],
    decide:
      'Whether it comes again in a supported browser. What other pages of the same PC did meanwhile shows whether the PC slept.',
    reads: [],
    requires: ['client'],
    before: 0,
    after: 0,
    conditions: {
      stood: "The page's own log shows that the page, or its timers, stood still over the loss.",
      browser: 'That log, or the access log, names a browser that is known.',
      release:
        "There is a list of supported browsers for the server's release of Finesse, or for the site.",
      unlisted: 'The browser is not on that list.',
    },
    messages: {
      unlisted:
        'the page stood still in {browser} {version}, which is not on the list of supported browsers for {list}',
    },
  },
  check: ({ disconnect, desktop, settings }) => {
    const { state, hole, page, evidence } = desktop(disconnect);
    if (state === 'none') return lacking('stood', 'client');
    if (!hole && state !== 'throttled') return unmet('stood', evidence);
    if (!page.browser) return unmet('browser');
    const { browser, told } = page.browser;
    const releases = finesseOf(disconnect.node);
    const ranges = releases.length > 0 ? releases.map(({ range }) => range) : [anyFinesse];
    const supported = ranges.map((range) => isSupported(browser, range, settings.browsers));
    if (supported.includes(undefined)) return unmet('release', [told]);
    if (supported.includes(true)) return unmet('unlisted', [told]);
    return [
      {
        says: 'for',
        message: 'unlisted',
        values: {
          browser: browserWords[browser.name],
          version: browser.version,
          list: listOf(settings.browsers, releases),
        },
        evidence: [
          told,
          ...releases.flatMap(({ evidence: known }) => known.slice(0, 1)).slice(0, 1),
          ...evidence.slice(0, 2),
        ],
        strength: 'hint',
      },
    ];
  },
});

/** A site's own list holds whatever its servers run. */
const listOf = (list: readonly SupportedBrowser[], releases: readonly NodeRelease[]): string =>
  list.some(({ release }) => release === undefined)
    ? 'this site'
    : releases.map(({ release }) => release).join(', ');

const finesseOf = ({ releases }: NodeTimeline) =>
  releases.filter(({ range }) => range.product === 'Finesse');
