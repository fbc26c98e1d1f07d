import * as z from 'zod';
import { iso, text } from '../model/report.ts';
import { causes, outcomes, sides, transports } from '../model/words.ts';

/** What really happened, and what the logs at hand can tell of it. Times are true instants, whatever a log's clock says. */

/** The right answers. A verdict that is in none of these lists is wrong; where a list holds several, none is better. */
const tellsSchema = z.strictObject({
  /**
   * `must`: a record at hand shows that the connection ended, or was silent for as long as a near-miss is; `may`: it
   * depends on how the records are read; `cannot`: nothing in these logs shows it.
   */
  seen: z.enum(['must', 'may', 'cannot']),
  outcomes: z.array(z.enum(outcomes).exclude(['healthy'])),
  /** The records tell the cause: then it must stand first. Else `undetermined` is right, and so are `causes`. */
  decided: z.boolean(),
  /** Causes that these records leave open, the true one among them where it is one of them. */
  causes: z.array(z.enum(causes)),
  /** Why they tell so much and no more. */
  why: text,
});

const lossSchema = z.strictObject({
  agent: text,
  server: text,
  transport: z.enum(transports),
  /** The incident that did it: its id, its kind, in a sentence. */
  incident: text,
  what: text,
  text,
  /** The true one first; then those that have a share in it. */
  causes: z.array(z.enum(causes)).min(1),
  side: z.enum(sides),
  /** What truly became of it. */
  outcome: z.enum(outcomes).exclude(['healthy', 'inconclusive']),
  /** When the incident reached the desktop. */
  from: iso,
  /** The last instant at which something of the desktop reached the server; absent where the server ended a session that was well. */
  lastContact: iso.optional(),
  /** When the session or the presence ended; of a near-miss, when the silence was longest; of a logout without a loss, the logout. */
  at: iso,
  /** How far the server's clock was ahead then, in ms: its logs show later times than these. By the clock as it was last set back. */
  aheadMs: z.int().optional(),
  requestedCode: z.int().optional(),
  confirmedCode: z.int().optional(),
  loggedOutAt: iso.optional(),
  returnedAt: iso.optional(),
  /** When the last of it happened: a page that came back ended its new session, as its agent had been signed out. */
  until: iso.optional(),
  /** Sessions that ended in it, or silences. */
  count: z.int().min(1),
  tells: tellsSchema,
});

export const truthSchema = z.strictObject({
  schemaVersion: z.literal(1),
  scenario: z.strictObject({ name: text, title: text, seed: z.int() }),
  release: text,
  product: text,
  from: iso,
  to: iso,
  /** What was collected: `openfire-debug`, `openfire-info`, `webservices`, `client`, `access` … */
  logs: z.array(text),
  agents: z.array(
    z.strictObject({
      id: text,
      /** Nothing happened to it that ended its session, or nearly. */
      healthy: z.boolean(),
      /** Whether a log at hand could have shown a loss: if none could, `inconclusive` is right. */
      watched: z.boolean(),
    }),
  ),
  losses: z.array(lossSchema),
  /** Those that one incident took together. */
  groups: z.array(
    z.strictObject({
      incident: text,
      what: text,
      server: text,
      agents: z.array(text).min(2),
      causes: z.array(z.enum(causes)).min(1),
      side: z.enum(sides),
    }),
  ),
});

export type Truth = z.infer<typeof truthSchema>;
export type Loss = Truth['losses'][number];
export type Tells = z.infer<typeof tellsSchema>;
