import type { Since } from './addresses.ts';
import type { BrowserChange } from './browsers.ts';
import type { ClockSetBack } from './clocks/clock-set-back.ts';
import type { ClockStep } from './clocks/clock-steps.ts';
import type { CtiLoss } from './cti-losses.ts';
import type { Event } from './event.ts';
import type { Incident } from './faults/incidents.ts';
import type { ServiceUserLoss } from './faults/service-user.ts';
import type { FinesseRestart } from './finesse-restarts.ts';
import type { Headcount } from './headcount.ts';
import type { HiddenPage } from './hidden-pages.ts';
import type { Span } from './logs/spans.ts';
import type { Story } from './logs/tellings.ts';
import type { PageStretch } from './page-stretch.ts';
import type { Refusals } from './refusals.ts';
import type { Rejections } from './rejections.ts';
import type { NodeRelease } from './releases/releases.ts';
import type { Restart } from './restart.ts';
import type { NodeLogs } from './servers/nodes.ts';
import type { Session, Sweep } from './session.ts';
import type { SlowSweeps } from './slow-sweeps.ts';
import type { SweepGap } from './sweep-gaps.ts';

/** What one server's logs say, in time order. */
export interface NodeTimeline {
  readonly node: NodeLogs;
  readonly stories: readonly Story[];
  /** Of agents' states what is near anything else that is told of them. */
  readonly events: readonly Event[];
  /** Agents by all records that tell of them. */
  readonly told: () => Headcount;
  readonly sessions: readonly Session[];
  readonly sweeps: readonly Sweep[];
  /** Where a file of the logs that hold sweeps or requests is missing. */
  readonly missing: readonly Span[];
  readonly gaps: readonly SweepGap[];
  /** Where sweeps came late, or took long, though none is missing. */
  readonly slowSweeps: readonly SlowSweeps[];
  /** Where webservices wrote nothing for far longer than it otherwise does. */
  readonly silences: readonly Span[];
  readonly restarts: readonly Restart[];
  /** Where its clock was set back. */
  readonly setBacks: readonly ClockSetBack[];
  readonly finesseRestarts: readonly FinesseRestart[];
  /** Where a PC's clock and the server's leapt apart. */
  readonly clockSteps: readonly ClockStep[];
  readonly ctiLosses: readonly CtiLoss[];
  readonly serviceUserLosses: readonly ServiceUserLoss[];
  readonly incidents: readonly Incident[];
  readonly rejections: Rejections;
  /** Pages whose timers fired once a minute, and when. */
  readonly hiddenPages: readonly HiddenPage[];
  /** Pages that its access logs show at work. */
  readonly pages: readonly PageStretch[];
  /** Agents whom they show turned away. */
  readonly refusals: readonly Refusals[];
  readonly releases: readonly NodeRelease[];
  /** Where access logs show agents' requests coming from. */
  readonly addresses: ReadonlyMap<string, readonly Since[]>;
  /** What they show agents' pages running in. */
  readonly browsers: ReadonlyMap<string, readonly BrowserChange[]>;
}
