import * as z from 'zod';
import {
  causes,
  confidences,
  deployments,
  offsetBases,
  outcomes,
  owners,
  releaseBases,
  serverEventNames,
  sides,
  sourceKinds,
  steps,
  strengths,
  transports,
} from './words.ts';

/**
 * The report: everything learnt, plain data; every output is a rendering of it. Types and the JSON Schema have this one
 * source. Times are ISO 8601 UTC with milliseconds. Absence is a missing key, never null or an empty string.
 */
export const iso = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
export const text = z.string().min(1);
/** `<path>:<line>` of an entry in `evidence`. */
const ref = text;
export const count = z.number().int().nonnegative();

const offsetSchema = z.strictObject({
  from: iso,
  /** `+05:30` */
  offset: z.string().regex(/^[+-]\d{2}:\d{2}$/),
  basis: z.enum(offsetBases),
});

/** What a node ran, as far as its records tell. */
export const releaseSchema = z.strictObject({
  /** `Openfire 4.7.5`, `Openfire 4.4–4.6`, `Finesse ≥ 12.0`. */
  release: text,
  /**
   * `banner`: a record prints it. `wording`: the releases whose wording the records have. `format`: the form of heads or
   * the names of files narrow it further, as they were shipped.
   */
  basis: z.enum(releaseBases),
  records: count.min(1),
  /** Where a node ran several: from the first to the last record that this release alone explains. */
  from: iso.optional(),
  to: iso.optional(),
  /** The records that narrow it to its ends. */
  evidence: z.array(ref),
});

export const nodeSchema = z.strictObject({
  id: text,
  names: z.array(text),
  offsets: z.array(offsetSchema),
  /** Absent where no record tells. */
  releases: z.array(releaseSchema).optional(),
});

export const sourceSchema = z.strictObject({
  path: text,
  kind: z.enum(sourceKinds),
  node: text,
  format: text,
  bytes: count,
  lines: z.strictObject({ total: count, used: count, unused: count, unknown: count }),
  records: count,
  from: iso.optional(),
  to: iso.optional(),
  duplicateOf: text.optional(),
});

export const missingSchema = z.strictObject({
  node: text,
  kind: text,
  from: iso.optional(),
  to: iso.optional(),
  why: text,
  /** The exact command or menu, for the product and release. */
  collect: text,
  /** Ids of the disconnects that it would settle. */
  disconnects: z.array(text).optional(),
});

export const settingSchema = z.strictObject({
  value: z.number(),
  origin: z.enum(['default', 'config', 'observed']),
  evidence: ref.optional(),
});

export const findingSchema = z.strictObject({
  text,
  /** Id of the rule that found it. */
  rule: text,
  strength: z.enum(strengths),
  /** What it adds to the score, or takes from it. */
  weight: z.number().nonnegative(),
  evidence: z.array(ref),
});

export const causeSchema = z.strictObject({
  cause: z.enum(causes),
  side: z.enum(sides),
  /**
   * `certain`: a finding for it is proof, and none speaks against it. `likely`: one is more than a hint, and none speaks
   * against it. `possible`: else. Causes stand in the order of confidence, then of `score`, then of the list of causes.
   */
  confidence: z.enum(confidences),
  /** The weights of what speaks for it, less those of what speaks against it. */
  score: z.number(),
  for: z.array(findingSchema),
  against: z.array(findingSchema),
  decide: text.optional(),
});

/** How far one rule got with one disconnect. */
export const askedRuleSchema = z.strictObject({
  rule: text,
  cause: z.enum(causes),
  /** `fired`: it speaks for its cause. `lacking`: the log that could have met the condition is not there. */
  result: z.enum(['fired', 'unmet', 'lacking', 'off']),
  /** The conditions that were met, in the order in which they are asked. */
  met: z.array(text),
  /** The first that was not met, with the records that say so. */
  unmet: z.strictObject({ text, evidence: z.array(ref) }).optional(),
  /** The log that is not there, and when. */
  needs: text.optional(),
});

export const nextSchema = z.strictObject({
  owner: z.enum(owners),
  text,
  /** The cause that it belongs to; where none is known, one that it looks for or would spare. */
  cause: z.enum(causes).optional(),
});

export const stepSchema = z.strictObject({
  step: z.enum(steps),
  at: iso,
  printed: text.optional(),
  /** The instant by the log's own clock, where `at` was moved onto another one. */
  rawAt: iso.optional(),
  sincePreviousMs: z.number().optional(),
  evidence: ref.optional(),
  /** What the record adds to the step's name: `13230 ms`, `disconnected`, `reason 255`. */
  detail: text.optional(),
  /** Of a silence: for how long the sweep says that nothing came; of several, the longest. */
  lastActiveMs: count.optional(),
});

const lastContactSchema = z.strictObject({
  earliest: iso,
  latest: iso,
  evidence: z.array(ref),
});

export const disconnectSchema = z.strictObject({
  /** `<agent>@<node>/<at>` */
  id: text,
  agent: text,
  node: text,
  sid: text.optional(),
  resource: text.optional(),
  transport: z.enum(transports),
  at: iso,
  count: count.min(1),
  outcome: z.enum(outcomes).exclude(['healthy']),
  reasonCode: z
    .strictObject({
      requested: z.number().int().optional(),
      confirmed: z.number().int().optional(),
      text: text.optional(),
    })
    .optional(),
  /** Never before `at`: a desktop that had gone to another server before this one noticed was back by then. */
  returnedAt: iso.optional(),
  lastContact: lastContactSchema.optional(),
  steps: z.array(stepSchema),
  causes: z.array(causeSchema).min(1),
  /** Only where it was asked for (`--why`): every rule, in the order in which they are asked. */
  asked: z.array(askedRuleSchema).optional(),
  burst: text.optional(),
  /** Those of the first cause first. What the members of a burst are all told stands with the burst. */
  next: z.array(nextSchema),
});

/** How many of those that shared something were lost: of `alive` agents of one subnet, or of one browser, `lost`. Of some, no log tells. */
const burstPartSchema = z.strictObject({
  by: z.enum(['subnet', 'browser']),
  name: text,
  lost: count,
  alive: count,
});

export const burstSchema = z.strictObject({
  /** `<node>/<from>` */
  id: text,
  from: iso,
  to: iso,
  node: text,
  agents: z.array(text).min(3),
  /** Of the sessions alive then, 0…1. */
  share: z.number().min(0).max(1),
  parts: z.array(burstPartSchema).optional(),
  cause: z.enum(causes),
  side: z.enum(sides),
  confidence: z.enum(confidences),
  for: z.array(findingSchema),
  against: z.array(findingSchema),
  next: z.array(nextSchema),
});

/** What has cost none of these sessions yet, and may; the agent may have lost another. */
const riskSchema = z.strictObject({
  cause: z.enum(causes),
  text,
  /** Of one that lasted. */
  from: iso.optional(),
  to: iso.optional(),
  evidence: z.array(ref),
});

export const agentSchema = z.strictObject({
  id: text,
  nodes: z.array(text),
  sessions: count,
  /** When records show its sessions, from the first to the last; spans of one node that touch are one. */
  seen: z.array(z.strictObject({ node: text, from: iso, to: iso })).optional(),
  /** That it came from, in the order of time; where no log tells addresses there is none. */
  subnets: z.array(text).optional(),
  outcome: z.enum(outcomes).exclude(['closed']),
  cause: z.enum(causes).optional(),
  side: z.enum(sides).optional(),
  confidence: z.enum(confidences).optional(),
  disconnects: z.array(text),
  risks: z.array(riskSchema).optional(),
});

/** Across the bundle. Disconnects without near-misses and what was `closed`, where nothing else is said. */
export const overviewSchema = z.strictObject({
  /** By the hour of the first node's clock that holds `at`; hours without one are left out. */
  hours: z.array(z.strictObject({ from: iso, disconnects: count, agents: count })),
  /** Agents with two or more outside bursts that neither the server nor an operator caused, most first. */
  repeats: z.array(z.strictObject({ agent: text, disconnects: count })),
  /** By first cause, most first. */
  causes: z.array(
    z.strictObject({
      cause: z.enum(causes),
      side: z.enum(sides),
      disconnects: count,
      share: z.number().min(0).max(1),
    }),
  ),
  sides: z.array(
    z.strictObject({ side: z.enum(sides), disconnects: count, share: z.number().min(0).max(1) }),
  ),
  /** Near-misses, nearest to the idle limit first; `silentMs` is the greatest of an entry. */
  nearest: z.array(
    z.strictObject({ disconnect: text, agent: text, silentMs: count, idleMs: count }),
  ),
});

export const serverEventSchema = z.strictObject({
  at: iso,
  node: text,
  event: z.enum(serverEventNames),
  text,
  evidence: ref,
  /** Where the event lasted: its beginning; `at` is then the record that ended it. */
  from: iso.optional(),
});

export const clockSchema = z.strictObject({
  subject: text,
  /** To be added to the subject's times: negative where its clock is ahead. */
  offsetMs: z.number(),
  /** How wide the samples lie. */
  spreadMs: z.number(),
  samples: count,
  basis: text,
  applied: z.boolean(),
});

export const ruleSchema = z.strictObject({
  id: text,
  cause: z.enum(causes),
  title: text,
  fired: count,
  /** Not asked, as it was switched off. */
  off: z.literal(true).optional(),
  couldNotRun: z.array(z.strictObject({ disconnect: text, needs: text })),
});

export const evidenceSchema = z.strictObject({
  ref,
  path: text,
  line: z.number().int().min(1),
  at: iso,
  printed: text,
  /** The instant by the log's own clock, where `at` was moved onto another one. */
  rawAt: iso.optional(),
  /** The record's first line, credentials removed. */
  text: z.string(),
});

export const problemSchema = z.strictObject({
  severity: z.enum(['error', 'warning']),
  where: text,
  what: text,
  next: text,
});

export const reportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.literal('bosh-diag'), version: text }),
  bundle: z.strictObject({
    roots: z.array(text),
    from: iso.optional(),
    to: iso.optional(),
    deployment: z.strictObject({ kind: z.enum(deployments), basis: text }),
    nodes: z.array(nodeSchema),
    sources: z.array(sourceSchema),
    missing: z.array(missingSchema),
  }),
  /** Timers and windows in ms, and weights. */
  settings: z.record(z.string(), settingSchema),
  /** The file that set some anew, without its folders. */
  settingsFile: text.optional(),
  /** The site's subnets, by the names that the file gives them, and its own list of browsers. */
  subnets: z.array(text).optional(),
  browsers: z.array(text).optional(),
  agents: z.array(agentSchema),
  disconnects: z.array(disconnectSchema),
  bursts: z.array(burstSchema),
  overview: overviewSchema,
  serverEvents: z.array(serverEventSchema),
  clocks: z.array(clockSchema),
  rules: z.array(ruleSchema),
  evidence: z.array(evidenceSchema),
  problems: z.array(problemSchema),
});

export type Report = z.infer<typeof reportSchema>;
export type Release = z.infer<typeof releaseSchema>;
export type ReportNode = z.infer<typeof nodeSchema>;
export type ReportSource = z.infer<typeof sourceSchema>;
export type Missing = z.infer<typeof missingSchema>;
export type Setting = z.infer<typeof settingSchema>;
export type Finding = z.infer<typeof findingSchema>;
export type RankedCause = z.infer<typeof causeSchema>;
export type Overview = z.infer<typeof overviewSchema>;
export type Risk = z.infer<typeof riskSchema>;
export type BurstPart = z.infer<typeof burstPartSchema>;
export type AskedRule = z.infer<typeof askedRuleSchema>;
export type Next = z.infer<typeof nextSchema>;
export type ReportStep = z.infer<typeof stepSchema>;
export type ReportDisconnect = z.infer<typeof disconnectSchema>;
export type ReportBurst = z.infer<typeof burstSchema>;
export type ReportAgent = z.infer<typeof agentSchema>;
export type ServerEvent = z.infer<typeof serverEventSchema>;
export type Clock = z.infer<typeof clockSchema>;
export type ReportRule = z.infer<typeof ruleSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
export type Problem = z.infer<typeof problemSchema>;
