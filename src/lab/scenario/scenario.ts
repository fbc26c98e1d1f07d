import * as z from 'zod';
import { span, spanOf, spanOrRange } from './span.ts';

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
  ahead: span.default(0),
  /** Gained, in ms a million ms. */
  driftPpm: z.number().default(0),
  steps: z.array(z.strictObject({ at: span, by: span })).default([]),
});

const server = z.strictObject({
  name: name.default('fin-a'),
  clock: clock.prefault({}),
});

const site = z.strictObject({
  name: name.default('office'),
  /** The first three numbers of its addresses. */
  subnet: z
    .string()
    .regex(new RegExp(`^${octet}[.]${octet}[.]${octet}$`))
    .default('10.20.1'),
  /** One way. */
  latency: spanOf(0).default(5),
  /** A proxy in between that gives up on a request it has waited for so long, with 504. */
  proxyCutsAfter: spanOf(second).optional(),
  /** All its desktops come from one address. */
  nat: z.boolean().default(false),
});

const desktops = z.strictObject({
  count: z.int().min(1).max(5_000).default(8),
  /** The id of the first. */
  from: z.int().min(1).default(1001001),
  site: name.optional(),
  server: name.optional(),
  library: z.enum(libraries).default('jabberwerx'),
  userAgent: z.string().min(1).optional(),
  /** The mean time between two events for an agent. */
  events: spanOf(second).default(45_000),
  sso: z.boolean().default(false),
  /** What spares their hidden tabs the throttling: a softphone in the page the minute's, sound all of it. */
  spared: z.enum(['webrtc', 'audio']).optional(),
  gadgets: z.array(z.strictObject({ title: z.string(), url: z.string() })).default([]),
  /** PCs that several of them share, as on a terminal server. */
  perPc: z.int().min(1).default(1),
  clock: clock.prefault({}),
  /** Agents come to work within this time from `start`. */
  arriveWithin: spanOf(0).default(120_000),
});

const logs = z.strictObject({
  /** Openfire's debug level. */
  debug: z.boolean().default(true),
  /** `log.httpbind.enabled` */
  bosh: z.boolean().default(false),
  jetty: z.boolean().default(false),
  openfire: z.boolean().default(true),
  webservices: z.boolean().default(true),
  access: z.boolean().default(false),
  /** Of which agents the client log was saved: a share of them, or their ids. It is pulled when the logs are collected. */
  clients: z.union([share, z.array(z.string())]).default(0),
  /** What a server writes besides: a share of the usual. */
  noise: z.number().min(0).max(10).default(1),
  /** Payloads of several lines. */
  multiLine: z.boolean().default(true),
  /** A file is closed and the next begun at this many bytes. */
  rotateAt: z.int().min(10_000).optional(),
  /** Of each server's logs only this time was collected. */
  collected: z.strictObject({ from: span.default(0), to: span.optional() }).prefault({}),
  /** Files by name that were not collected: `info.log`. */
  without: z.array(z.string()).default([]),
  crlf: z.boolean().default(false),
});

const who = z.union([
  z.int().min(1),
  z.literal('all'),
  z.array(z.string().or(z.int().transform(String))).min(1),
  z.strictObject({ site: name, share: share.default(1) }),
  z.strictObject({ server: name, share: share.default(1) }),
]);

const incident = z.strictObject({
  what: z.string(),
  at: spanOrRange,
  for: spanOrRange.optional(),
  /** How many (drawn), which, a site's or a server's. Each agent meets one incident at a time. */
  who: who.default(1),
  /** So many times, each for agents and at an instant of its own. */
  times: z.int().min(1).max(1_000).default(1),
  server: name.optional(),
  /** What the kind of incident knows besides: see its words. */
  with: z.record(z.string(), z.boolean()).default({}),
});

export const scenarioSchema = z.strictObject({
  title: z.string().min(1),
  /** The true instant of the beginning. */
  start: z.iso.datetime({ offset: true }).default('2026-03-02T08:00:00Z'),
  /** The servers' local time. */
  zone: z
    .string()
    .regex(/^[+-]\d{2}:\d{2}$/)
    .default('+00:00'),
  length: spanOf(second, 7 * day).default(30 * 60_000),
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .default(1),
  release: z.enum(releases).default('finesse-11'),
  product: z.enum(products).default('uccx'),
  domain: host.default('finesse.example.com'),
  timers: z
    .strictObject({
      wait: spanOf(second).default(30_000),
      sweep: spanOf(second).default(30_000),
      idle: spanOf(second).default(60_000),
      grace: spanOf(0).default(60_000),
    })
    .prefault({}),
  servers: z.array(server).min(1).max(2).prefault([{}]),
  sites: z.array(site).min(1).prefault([{}]),
  desktops: z.array(desktops).min(1).prefault([{}]),
  logs: logs.prefault({}),
  incidents: z.array(incident).default([]),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type IncidentPlan = Scenario['incidents'][number];
export type Release = Scenario['release'];
export type Product = Scenario['product'];
export type Library = (typeof libraries)[number];
