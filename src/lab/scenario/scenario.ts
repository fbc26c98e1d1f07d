import * as z from 'zod';
import { span, spanOf, spanOrRange } from '../../model/span.ts';

/*
 * What is to happen, as a person writes it. Times are lengths after `start`. Everything that is not said is drawn by
 * the seed or stands at the product's default.
 */

/** The wording that the servers' logs have, and what their Notification Service does. */
export const releases = [
  'finesse-11',
  'openfire-3.8',
  'openfire-4.2',
  'openfire-4.4',
  'openfire-4.7',
  'openfire-5.0',
] as const;

export const libraries = ['jabberwerx', 'strophe', 'websocket'] as const;

/** `ucce-load-0`, `-1`: UCCE with Logout on Agent Disconnect so (finesse-logs.md section 7). */
export const products = ['uccx', 'ucce-load-0', 'ucce-load-1'] as const;

const second = 1_000;
const day = 24 * 3_600 * second;

const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/);
const host = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]*(?:[.][A-Za-z0-9][A-Za-z0-9-]*)*$/)
  .max(253);
const share = z.number().min(0).max(1);

const clock = z.strictObject({
  ahead: span.default(0).describe('so far ahead of the true time; behind with a minus'),
  driftPpm: z.number().default(0).describe('what it gains, in ms a million ms'),
  steps: z
    .array(
      z.strictObject({
        at: span.describe('so long after `start`'),
        by: span.describe('so far ahead; back with a minus'),
      }),
    )
    .default([])
    .describe('when it is set anew'),
});

const server = z.strictObject({
  name: name.default('fin-a').describe('the host’s'),
  clock: clock.prefault({}).describe('its clock’s faults'),
});

const site = z.strictObject({
  name: name.default('office').describe('for `desktops[].site` and `who`'),
  subnet: z
    .string()
    .regex(new RegExp(`^${octet}[.]${octet}[.]${octet}$`))
    .default('10.20.1')
    .describe('the first three numbers of its addresses'),
  latency: spanOf(0).default(5).describe('one way'),
  proxyCutsAfter: spanOf(second)
    .optional()
    .describe(
      'a proxy in between answers 504 to a request that has waited so long; without, there is none',
    ),
  nat: z.boolean().default(false).describe('all its desktops come from one address'),
});

const desktops = z.strictObject({
  count: z.int().min(1).max(5_000).default(8).describe('how many'),
  from: z.int().min(1).default(1001001).describe('the id of the first agent; the others follow'),
  site: name.optional().describe('where they are; without, the groups take the sites in turn'),
  server: name.optional().describe('where they sign in; without, at the first'),
  library: z
    .enum(libraries)
    .default('jabberwerx')
    .describe('what holds the connection: two libraries on BOSH, or a WebSocket'),
  userAgent: z
    .string()
    .min(1)
    .optional()
    .describe('their browser; without, one of the library’s time'),
  events: spanOf(second).default(45_000).describe('the mean time between two events for an agent'),
  sso: z.boolean().default(false).describe('they sign in by single sign-on'),
  spared: z
    .enum(['webrtc', 'audio'])
    .optional()
    .describe(
      'what spares their hidden tabs the throttling: a softphone in the page the minute’s, sound all of it',
    ),
  gadgets: z
    .array(
      z.strictObject({
        title: z.string().describe('what it is called'),
        url: z.string().describe('where it comes from'),
      }),
    )
    .default([])
    .describe('gadgets in the page besides Cisco’s'),
  perPc: z.int().min(1).default(1).describe('how many share a PC, as on a terminal server'),
  clock: clock.prefault({}).describe('the faults of their PCs’ clocks'),
  arriveWithin: spanOf(0)
    .default(120_000)
    .describe('they sign in within this time from the beginning'),
});

const logs = z.strictObject({
  debug: z.boolean().default(true).describe('the Notification Service’s debug logging is on'),
  bosh: z.boolean().default(false).describe('its `log.httpbind.enabled` is on'),
  jetty: z.boolean().default(false).describe('Jetty’s records stand in the debug log'),
  openfire: z.boolean().default(true).describe('the Notification Service’s logs were collected'),
  webservices: z.boolean().default(true).describe('the webservices logs were collected'),
  access: z.boolean().default(false).describe('the access logs were collected'),
  clients: z
    .union([share, z.array(z.string())])
    .default(0)
    .describe('whose client logs were saved: a share of the agents, or `[1001001, 1001002]`'),
  noise: z
    .number()
    .min(0)
    .max(10)
    .default(1)
    .describe('what a server writes besides: a share of the usual'),
  multiLine: z.boolean().default(true).describe('payloads stand on several lines'),
  rotateAt: z
    .int()
    .min(10_000)
    .optional()
    .describe('a file is closed and the next begun at so many bytes; without, never'),
  collected: z
    .strictObject({
      from: span.default(0).describe('so long after `start`'),
      to: span.optional().describe('so long after `start`; without, to the end'),
    })
    .prefault({})
    .describe('the part of each server’s time that was collected'),
  without: z
    .array(z.string())
    .default([])
    .describe('files by name that were not collected: `info.log`'),
  crlf: z.boolean().default(false).describe('lines end with CRLF'),
});

const who = z.union([
  z.int().min(1),
  z.literal('all'),
  z.array(z.string().or(z.int().transform(String))).min(1),
  z.strictObject({ site: name, share: share.default(1) }),
  z.strictObject({ server: name, share: share.default(1) }),
]);

const incident = z.strictObject({
  what: z.string().describe('the kind of incident'),
  at: spanOrRange.describe('when, after `start`: `10m`, or drawn from `[5m, 20m]`'),
  for: spanOrRange
    .optional()
    .describe('how long: `100s`, or drawn from `[90s, 3m]`; without, as long as the kind lasts'),
  who: who
    .default(1)
    .describe(
      'whom it meets: `3` (drawn), `all`, `[1001003]`, `{ site: lyon, share: 0.8 }`, `{ server: fin-a, share: 0.5 }`',
    ),
  times: z
    .int()
    .min(1)
    .max(1_000)
    .default(1)
    .describe('so often, each for agents and at an instant of its own'),
  server: name.optional().describe('of a server’s incident: which; without, one is drawn'),
  with: z
    .record(z.string(), z.boolean())
    .default({})
    .describe('what the kind of incident knows besides'),
});

export const scenarioSchema = z.strictObject({
  title: z.string().min(1).describe('what happens, in a few words'),
  start: z.iso
    .datetime({ offset: true })
    .default('2026-03-02T08:00:00Z')
    .describe('the true instant of the beginning'),
  zone: z
    .string()
    .regex(/^[+-]\d{2}:\d{2}$/)
    .default('+00:00')
    .describe('the servers’ local time'),
  length: spanOf(second, 7 * day)
    .default(30 * 60_000)
    .describe('how long it runs'),
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .default(1)
    .describe('what everything that is drawn is drawn from'),
  release: z
    .enum(releases)
    .default('finesse-11')
    .describe('the wording of the logs, and what their Notification Service does'),
  product: z
    .enum(products)
    .default('uccx')
    .describe('UCCX, or UCCE with Logout on Agent Disconnect off (0) or on (1)'),
  domain: host.default('finesse.example.com').describe('what the servers’ names end in'),
  timers: z
    .strictObject({
      wait: spanOf(second).default(30_000).describe('how long a poll is held'),
      sweep: spanOf(second).default(30_000).describe('how often idle sessions are looked for'),
      idle: spanOf(second)
        .default(60_000)
        .describe('after how long without a sign a session is idle'),
      grace: spanOf(0).default(60_000).describe('how long Finesse waits for an agent to come back'),
    })
    .prefault({})
    .describe('of Finesse and its Notification Service'),
  servers: z
    .array(server)
    .min(1)
    .max(2)
    .prefault([{}])
    .describe('one, or two that stand in for each other'),
  sites: z.array(site).min(1).prefault([{}]).describe('where desktops are'),
  desktops: z
    .array(desktops)
    .min(1)
    .prefault([{}])
    .describe('groups of agents, each with a desktop'),
  logs: logs.prefault({}).describe('what was logged, and collected'),
  incidents: z.array(incident).default([]).describe('what happens'),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type IncidentPlan = Scenario['incidents'][number];
export type Release = Scenario['release'];
export type Product = Scenario['product'];
export type Library = (typeof libraries)[number];
