import * as z from 'zod';
import { count, text } from '../../model/report.ts';
import { causes, confidences } from '../../model/words.ts';

/** How well the verdicts on bundles with known truth agree with it. Plain data; every output is a rendering of it. */

/** `right` of `of`; where `of` is 0 there was nothing to be right about. */
const shareSchema = z.strictObject({ right: count, of: count });

/** In ms. Absent where nothing was measured. */
const spreadSchema = z.strictObject({
  of: count,
  median: z.number().optional(),
  p90: z.number().optional(),
});

/** The measures of a part of the losses: of one cause, of one set of logs. */
const sliceSchema = z.strictObject({
  name: text,
  losses: count,
  recall: shareSchema,
  outcome: shareSchema,
  /** Decided losses whose cause stands first. */
  cause: shareSchema,
  /** Losses that the logs leave undecided, and the verdict too. */
  undecided: shareSchema,
  falseAccusations: count,
});

export const missKinds = [
  'certain-false',
  'likely-false',
  'missed',
  'outcome',
  'phantom',
  'possible-false',
  'cause',
  'too-sure',
  'agent',
  'phantom-near-miss',
  'last-contact',
] as const;

const missSchema = z.strictObject({
  kind: z.enum(missKinds),
  bundle: text,
  agent: text,
  /** What was so, and what the verdict says of it: for people. */
  truth: text,
  verdict: text,
});

export const scoreSchema = z.strictObject({
  schemaVersion: z.literal(1),
  bundles: count,
  /** Losses found, by whether the logs show them; those that nothing shows are a bonus. */
  found: z.strictObject({ must: shareSchema, may: shareSchema, cannot: shareSchema }),
  /** Entries beyond the first that belong to one loss. */
  split: count,
  /** Entries that belong to no loss. */
  phantoms: z.strictObject({ ended: count, nearMisses: count, bursts: count }),
  /** Healthy agents called healthy; those whose loss the logs show, not; agents that no log watched called inconclusive. */
  agents: z.strictObject({ healthy: shareSchema, hurt: shareSchema, unwatched: shareSchema }),
  /** From here on, false accusations apart: of the found losses that the logs show, or may show. */
  outcome: shareSchema,
  /** Agents whom Finesse truly forced out, as the logs must show: found, with the right outcome. */
  loggedOut: shareSchema,
  lastContact: z.strictObject({
    /** Sessions cut off that have one in truth: the verdict says one. */
    told: shareSchema,
    /** It holds the true instant, give or take a second. */
    holds: shareSchema,
    width: spreadSchema,
  }),
  /** How far the end lies from the true one, without near-misses. */
  endError: spreadSchema,
  /** The reason codes that the truth has. */
  codes: shareSchema,
  /** Returned within five seconds of the true return, or not where nobody did. */
  returned: shareSchema,
  /** Of decided losses. */
  side: shareSchema,
  cause: z.strictObject({ first: shareSchema, firstTwo: shareSchema }),
  undecided: shareSchema,
  /** A first cause that is neither true nor left open by the logs. */
  falseAccusations: z.record(z.enum(confidences), count),
  /** First causes of each confidence that are true ones. */
  calibration: z.record(z.enum(confidences), shareSchema),
  /** Those that one incident took together, three or more. */
  groups: z.strictObject({ found: shareSchema, cause: shareSchema, side: shareSchema }),
  byCause: z.array(sliceSchema),
  byLogs: z.array(sliceSchema),
  byWhat: z.array(sliceSchema),
  confusion: z.array(
    z.strictObject({ truth: z.enum(causes), verdict: z.enum([...causes, 'missed']), count }),
  ),
  /** How many there are, and the worst of them, worst first. */
  missCount: count,
  misses: z.array(missSchema),
});

export type Score = z.infer<typeof scoreSchema>;
export type Share = z.infer<typeof shareSchema>;
export type Spread = z.infer<typeof spreadSchema>;
export type ScoreSlice = z.infer<typeof sliceSchema>;
export type Miss = z.infer<typeof missSchema>;
