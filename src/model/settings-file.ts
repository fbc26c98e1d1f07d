import * as z from 'zod';
import { type BrowserName, browsers, browserWords } from './browser.ts';
import { defaultSettings, defaultTimers, type Settings } from './settings.ts';
import { spanOf, spanText } from './span.ts';
import { parseCidr } from './subnet.ts';
import type { SupportedBrowser } from './supported-browsers.ts';

const second = 1_000;
const minute = 60 * second;

/** Without a default, as what the logs show lies between. */
const timer = (standardMs: number, words: string) =>
  spanOf(second, 60 * minute)
    .optional()
    .meta({ description: words, default: spanText(standardMs) });

const timers = z
  .strictObject({
    wait: timer(defaultTimers.waitMs, 'how long the Notification Service holds a poll'),
    sweep: timer(defaultTimers.sweepMs, 'how often it looks for idle sessions'),
    idle: timer(defaultTimers.idleMs, 'after how long without a sign a session is idle'),
    grace: timer(
      defaultTimers.graceMs,
      'how long Finesse waits for an agent to come back before the forced logout',
    ),
    'near-miss': timer(
      defaultTimers.nearMissMs,
      'from how long on a silence that the desktop came back from is told as a near-miss',
    ),
  })
  .check(({ value, issues }) => {
    const { idle, 'near-miss': nearMiss } = value;
    if (idle !== undefined && nearMiss !== undefined && nearMiss >= idle)
      issues.push({
        code: 'custom',
        path: ['near-miss'],
        input: spanText(nearMiss),
        message: `write less than idle, ${spanText(idle)}`,
      });
  });

const { windows: window, weights: weight } = defaultSettings;

const windows = z
  .strictObject({
    moment: spanOf(second, minute)
      .default(window.momentMs)
      .describe(
        'ends of sessions this close belong to one burst, where no log tells more than the ends',
      ),
    'back-together': spanOf(second, 5 * minute)
      .default(window.backTogetherMs)
      .describe(
        'desktops that come back this close waited for one thing, as a path that is mended',
      ),
    'back-apart': spanOf(second, 10 * minute)
      .default(window.backApartMs)
      .describe('back further apart than this, they did not wait for one thing'),
    leave: spanOf(10 * second, 5 * minute)
      .default(window.leaveMs)
      .describe(
        'how long after the loss of the CTI server, or of Finesse’s own user, desktops leave the server for it',
      ),
  })
  .check(({ value, issues }) => {
    const together = value['back-together'];
    if (value['back-apart'] < together)
      issues.push({
        code: 'custom',
        path: ['back-apart'],
        input: spanText(value['back-apart']),
        message: `write back-together, ${spanText(together)}, or more`,
      });
  });

const weightOf = (standard: number, words: string) =>
  z.number().positive().max(1_000).default(standard).describe(words);

const weights = z
  .strictObject({
    proof: weightOf(weight.proof, 'a record says so itself'),
    evidence: weightOf(weight.evidence, 'the records speak for it, or against it'),
    hint: weightOf(weight.hint, 'other causes look the same'),
  })
  .check(({ value: { proof, evidence, hint }, issues }) => {
    const tooMuch = (key: string, input: number, most: string): void => {
      issues.push({ code: 'custom', path: [key], input, message: `write ${most}, or less` });
    };
    if (evidence > proof) tooMuch('evidence', evidence, `proof, ${proof}`);
    if (hint > evidence) tooMuch('hint', hint, `evidence, ${evidence}`);
  });

const cidrWords = 'a subnet: 10.20.1.0/24 or 2001:db8:1::/48';

const isCidr = (text: string): boolean => parseCidr(text) !== undefined;

/** More are read in no time to speak of, and written by nobody. */
const mostSubnets = 1_000;
/** It stands in every table. */
const longestName = 80;

const cidr = z
  .string()
  .meta({ description: cidrWords, examples: ['10.20.1.0/24', '2001:db8:1::/48'] })
  .refine(isCidr, `write ${cidrWords}`);

const subnets = z
  .record(z.string(), z.array(cidr).min(1).describe('a list: [10.20.1.0/24]'))
  .superRefine(
    (value, { issues }) => {
      const taken = new Map<string, string>();
      const count = Object.values(value ?? {}).flat().length;
      if (count > mostSubnets)
        issues.push({
          code: 'custom',
          path: [],
          input: count,
          message: `write ${mostSubnets} or fewer`,
        });
      for (const [name, cidrs] of Object.entries(value ?? {})) {
        if (
          name.trim() === '' ||
          name.length > longestName ||
          /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name)
        )
          issues.push({ code: 'custom', path: [name], input: name, message: 'write a name' });
        for (const [i, input] of Array.isArray(cidrs) ? cidrs.entries() : []) {
          const other = taken.get(input);
          if (other === undefined) taken.set(input, name);
          else
            issues.push({
              code: 'custom',
              path: [name, i],
              input,
              message: `it is in ${other} already; delete one of the two`,
            });
        }
      }
    },
    // Also where one of them is wrong in itself: lists are long, and a person wants to know all at once.
    { when: () => true },
  );

const browser = z
  .strictObject({
    name: z.enum(Object.values(browserWords)).describe('the browser'),
    from: z.int().min(1).describe('the oldest major version'),
    to: z.int().min(1).optional().describe('the newest; without, all that follow'),
  })
  .check(({ value: { from, to }, issues }) => {
    if (to !== undefined && to < from)
      issues.push({
        code: 'custom',
        path: ['to'],
        input: to,
        message: `write from, ${from}, or more`,
      });
  });

/** The file of `--config`, as a person writes it. Nothing in it must be said. `rules`: the ids that there are. */
export const settingsFileSchema = (rules: readonly string[]) =>
  z.strictObject({
    timers: timers
      .prefault({})
      .describe('of Finesse and its Notification Service; what the logs show counts more'),
    windows: windows.prefault({}).describe('how far apart what belongs together may lie'),
    weights: weights
      .prefault({})
      .describe('what findings add to the score of their cause, or take from it'),
    rules: z
      .strictObject({
        off: z.array(z.enum(rules)).default([]).describe('ids of rules that are not asked'),
      })
      .prefault({})
      .describe('which rules are asked'),
    subnets: subnets
      .default({})
      .describe('what the site’s subnets are called: `lyon: [10.20.2.0/24, 2001:db8:2::/48]`'),
    browsers: z
      .array(browser)
      .default([])
      .describe('what the site supports, instead of what Cisco does'),
  });

type SettingsFile = z.infer<ReturnType<typeof settingsFileSchema>>;

/** What a file says that was read with the schema. */
export const settingsOf = (written: SettingsFile): Omit<Settings, 'file'> => ({
  timers: withoutUnsaid({
    waitMs: written.timers.wait,
    sweepMs: written.timers.sweep,
    idleMs: written.timers.idle,
    graceMs: written.timers.grace,
    nearMissMs: written.timers['near-miss'],
  }),
  windows: {
    momentMs: written.windows.moment,
    backTogetherMs: written.windows['back-together'],
    backApartMs: written.windows['back-apart'],
    leaveMs: written.windows.leave,
  },
  weights: written.weights,
  rulesOff: written.rules.off,
  subnets: Object.entries(written.subnets).flatMap(([name, cidrs]) =>
    cidrs.map((one) => ({ cidr: one, name })),
  ),
  browsers:
    written.browsers.length === 0 ? defaultSettings.browsers : written.browsers.map(ownBrowser),
});

const ownBrowser = ({ name, from, to }: SettingsFile['browsers'][number]): SupportedBrowser => ({
  browser: browsers.find((one) => browserWords[one] === name) as BrowserName,
  from,
  ...(to !== undefined && { to }),
  source: "the site's settings",
});

const withoutUnsaid = (
  values: Readonly<Record<keyof Settings['timers'], number | undefined>>,
): Settings['timers'] =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
