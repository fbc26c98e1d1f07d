import type { FactKind } from '../model/fact.ts';
import type { Next } from '../model/report.ts';
import type { EpochMs } from '../model/time.ts';
import type { Cause, Side } from '../model/words.ts';
import type { Burst } from '../timeline/bursts.ts';
import type { DesktopLog } from '../timeline/desktop-log.ts';
import type { Disconnect } from '../timeline/disconnect.ts';
import type { EventOf, Mark } from '../timeline/event.ts';
import type { Timers } from '../timeline/timers.ts';

/** Logs without which a rule's silence proves nothing. */
export type Requirement = 'sweeps' | 'webservices';

/** How much one finding says. `proof`: a record says so itself. `hint`: never more than `possible`. */
export type Strength = 'proof' | 'evidence' | 'hint';

/** Evidence for or against the rule's cause, in the words of one of its messages. */
export interface Answer<M extends string = string> {
  readonly says: 'for' | 'against';
  readonly message: M;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly evidence: readonly Mark[];
  readonly strength?: Strength;
  readonly side?: Side;
}

/** The slice of the timeline that a rule may see: one disconnect, and what its node said around it. */
export interface Window<K extends FactKind = FactKind> {
  readonly disconnect: Disconnect;
  readonly burst?: Burst;
  readonly timers: Timers;
  /** The node's and the agent's facts of one kind, from `before` the loss to `after` it. Only kinds the rule declares. */
  readonly events: <Kind extends K>(kind: Kind) => readonly EventOf<Kind>[];
  /** A log that would have shown something reaches over the loss. */
  readonly covered: (needed: Requirement) => boolean;
  /** What the agent's own client log shows around the loss. */
  readonly desktop: (disconnect: Disconnect) => DesktopLog;
  /** Clock time on the node, `HH:MM:SS`. */
  readonly time: (at: EpochMs) => string;
}

export interface RuleMeta<K extends FactKind, M extends string> {
  /** Noun for the failing state; the file's name. */
  readonly id: string;
  readonly cause: Cause;
  readonly title: string;
  readonly description: string;
  readonly falsePositives: string;
  readonly remedy: readonly Next[];
  /** What would settle it where it is not certain. */
  readonly decide: string;
  readonly reads: readonly K[];
  readonly requires: readonly Requirement[];
  /** ms of the node's timeline before and after the loss. */
  readonly before: number;
  readonly after: number;
  /** The only prose: templates with `{name}` for the answer's values. */
  readonly messages: Readonly<Record<M, string>>;
}

/** A pure question about one disconnect. No I/O, no clock, no state. */
export interface Rule<K extends FactKind = FactKind, M extends string = string> {
  readonly meta: RuleMeta<K, M>;
  readonly check: (window: Window<K>) => readonly Answer<M>[];
}

/** Keeps the kinds and messages of a rule as they are written. */
export const defineRule = <const K extends FactKind, const M extends string>(
  rule: Rule<K, M>,
): Rule<K, M> => rule;
