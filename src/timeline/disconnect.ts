import type { EpochMs } from '../model/time.ts';
import type { Deployment, DisconnectOutcome, Step, Transport } from '../model/words.ts';
import type { AgentTrack } from './agents.ts';
import type { Confirmation } from './confirmation.ts';
import type { End } from './end.ts';
import type { Event, EventOf, Mark } from './event.ts';
import type { LastContact } from './last-contact.ts';
import type { RefusedPolls } from './refused-polls.ts';
import type { RefusedRequest } from './refused-request.ts';
import type { Restart } from './restart.ts';
import type { Return } from './returns.ts';
import type { NearMiss, Session, Silence } from './session.ts';
import type { SweepGap } from './sweep-gaps.ts';
import type { Throttling } from './throttling.ts';
import type { NodeTimeline } from './timeline.ts';

/** One step of the chain, with its record where it has one. */
export interface ChainStep {
  readonly step: Step;
  readonly at: EpochMs;
  readonly mark?: Mark;
  readonly detail?: string;
  /** Of a silence: what the sweep says, in ms. */
  readonly lastActiveMs?: number;
}

/** One loss, or near loss, of an agent's desktop connection: the thing diagnosed. */
export interface Disconnect {
  /** `<agent>@<node>/<at>` */
  readonly id: string;
  readonly agent: AgentTrack;
  readonly node: NodeTimeline;
  readonly session?: Session;
  readonly transport: Transport;
  readonly at: Mark;
  readonly count: number;
  readonly outcome: DisconnectOutcome;
  /** What ended; empty for a near-miss. */
  readonly ends: readonly End[];
  /** Of these, the ends of the session that was lost. */
  readonly firstEnds: readonly End[];
  /** The desktop ended it itself, and said so. */
  readonly endedByDesktop: boolean;
  readonly nearMiss?: NearMiss;
  /** The agent's ordinary sign-out that it belongs to. */
  readonly signOut?: Event;
  readonly silence?: Silence;
  /** The standstill of the server that the end belongs to. */
  readonly gap?: SweepGap;
  /** The stop of the service in whose moment it was lost, where no record ties its session to it. */
  readonly stoppedAround?: Restart;
  /** The request over which the server ended the session. */
  readonly refusal?: RefusedRequest;
  readonly lastContact?: LastContact;
  /** Of a session that was closed over its silence. */
  readonly refusedPolls?: RefusedPolls;
  readonly returned?: Return;
  readonly throttling?: Throttling;
  /** The agent's records from the loss to the return. */
  readonly records: readonly Event[];
  readonly confirmation: Confirmation;
  /** Whose reason codes they are. */
  readonly product: Deployment;
  /** The logout that CTI confirmed, with no loss before it. */
  readonly logout?: EventOf<'state-event'>;
  readonly steps: readonly ChainStep[];
  /** Where the time that belongs to it ends: the return, or the next disconnect. */
  readonly until: EpochMs;
}
