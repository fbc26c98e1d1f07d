import type { FactKind } from '../model/fact.ts';
import type { Next } from '../model/report.ts';
import type { Settings } from '../model/settings.ts';
import type { EpochMs } from '../model/time.ts';
import type { Cause, Side, Strength } from '../model/words.ts';
import type { Burst } from '../timeline/bursts.ts';
import type { Desktop } from '../timeline/desktop.ts';
import type { Disconnect } from '../timeline/disconnect.ts';
import type { EventOf, Mark } from '../timeline/event.ts';
import type { Toll } from '../timeline/faults/tolls.ts';
import type { Part } from '../timeline/parts.ts';
import type { Timers } from '../timeline/timers.ts';

/** Logs without which a rule's silence proves nothing. */
export type Requirement = 'sweeps' | 'requests' | 'webservices' | 'access' | 'client';

/** Evidence for or against the rule's cause, in the words of one of its messages. */
export interface Answer<M extends string = string> {
  readonly says: 'for' | 'against';
  readonly message: M;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly evidence: readonly Mark[];
  /** `evidence` where it is not said. */
  readonly strength?: Strength;
  readonly side?: Side;
}

/** The first of the rule's conditions that does not hold, with the records that say so. */
export interface Unmet<C extends string = string> {
  readonly unmet: C;
  readonly evidence: readonly Mark[];
  /** The log that would tell whether it holds is not there. */
  readonly lacks?: Requirement;
}

export const unmet = <const C extends string>(
  condition: C,
  evidence: readonly (Mark | undefined)[] = [],
): Unmet<C> => ({ unmet: condition, evidence: evidence.filter((mark) => mark !== undefined) });

export const lacking = <const C extends string>(condition: C, lacks: Requirement): Unmet<C> => ({
  unmet: condition,
  evidence: [],
  lacks,
});

/** The slice of the timeline that a rule may see: one disconnect, and what its node said around it. */
export interface Window<K extends FactKind = FactKind> {
  readonly disconnect: Disconnect;
  readonly burst?: Burst;
  /** The want of a resource that took the agent along, and many others. */
  readonly toll?: Toll;
  /** How many of each subnet the burst took; none without a burst, or where no log tells addresses. */
  readonly parts: readonly Part[];
  readonly timers: Timers;
  readonly settings: Settings;
  /** The node's and the agent's facts of one kind, from `before` the loss to `after` it. Only kinds the rule declares. */
  readonly events: <Kind extends K>(kind: Kind) => readonly EventOf<Kind>[];
  /** Of these the agent's own: a server that lost a thousand agents at once has a thousand times as many. */
  readonly own: <Kind extends K>(kind: Kind) => readonly EventOf<Kind>[];
  /** What is asked of the burst alone, taken once for all of its members: `measure` is a function of the rule's file, not one made anew. */
  readonly ofBurst: <T>(measure: (burst: Burst, shared: Shared) => T) => T | undefined;
  /** A log that would have shown something reaches over the loss. */
  readonly covered: (needed: Requirement) => boolean;
  /** What the agent's own client log shows around the loss. */
  readonly desktop: (disconnect: Disconnect) => Desktop;
  /** Records that show the node standing still, stopping or running short between two instants. */
  readonly serverTrouble: (from: number, to: number) => readonly Mark[];
  /** Clock time on the node, `HH:MM:SS`. */
  readonly time: (at: EpochMs) => string;
}

/** What is the same for all members of a burst. */
export type Shared = Pick<
  Window,
  'parts' | 'timers' | 'settings' | 'desktop' | 'serverTrouble' | 'time'
>;

/** What else ended a session, or ended others with it; undefined where the desktop fell silent for itself. */
export function lostWith({ disconnect, burst }: Window): readonly Mark[] | undefined {
  const { gap, ends, logout, signOut, lastContact, transport, at } = disconnect;
  if (burst) return burst.disconnects.slice(0, 3).map((other) => other.at);
  if (gap) return [gap.before, gap.after];
  if (signOut) return [signOut];
  if (logout) return [logout];
  if (ends.some(({ restart }) => restart)) return [at];
  return lastContact || transport === 'websocket' ? undefined : [at];
}

export interface RuleMeta<K extends FactKind, M extends string, C extends string = string> {
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
  /** What must hold for it to speak, as sentences, in the order in which it is asked. */
  readonly conditions: Readonly<Record<C, string>>;
  /** The only other prose: templates with `{name}` for the answer's values. */
  readonly messages: Readonly<Record<M, string>>;
}

/** A pure question about one disconnect. No I/O, no clock, no state. */
export interface Rule<
  K extends FactKind = FactKind,
  M extends string = string,
  C extends string = string,
> {
  readonly meta: RuleMeta<K, M, C>;
  /** What speaks for and against the cause, or the first condition that is not met. */
  readonly check: (window: Window<K>) => readonly Answer<M>[] | Unmet<C>;
}

/** Keeps the kinds, messages and conditions of a rule as they are written. */
export const defineRule = <
  const K extends FactKind,
  const M extends string,
  const C extends string,
>(
  rule: Rule<K, M, C>,
): Rule<K, M, C> => rule;
