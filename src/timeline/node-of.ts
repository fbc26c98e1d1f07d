import type { Windows } from '../model/settings.ts';
import { addressesOf } from './addresses.ts';
import { browsersOf } from './browsers.ts';
import type { SourceClock } from './clocks/clock.ts';
import { clockSteps } from './clocks/clock-steps.ts';
import { ctiLossesOf } from './cti-losses.ts';
import { incidentsOf } from './faults/incidents.ts';
import { serviceUserLosses } from './faults/service-user.ts';
import { finesseRestartsOf } from './finesse-restarts.ts';
import { hiddenPagesOf } from './hidden-pages.ts';
import type { Interner } from './logs/interner.ts';
import type { SourceLog } from './logs/source-log.ts';
import { unusualSilences } from './logs/unusual-silences.ts';
import type { ToldDraft } from './node-draft.ts';
import { pagesOf } from './pages.ts';
import { passageOver } from './passage.ts';
import { refusalsOf } from './refusals.ts';
import { rejectionsOf } from './rejections.ts';
import { releasesOf } from './releases/releases.ts';
import { restartsOf } from './restarts.ts';
import type { NodeLogs } from './servers/nodes.ts';
import { slowSweeps } from './slow-sweeps.ts';
import { sweepGaps } from './sweep-gaps.ts';
import type { NodeTimeline } from './timeline.ts';
import type { Timers } from './timers.ts';

interface NodeContext {
  readonly servers: readonly NodeLogs[];
  readonly clocks: ReadonlyMap<SourceLog, SourceClock>;
  readonly timers: Timers;
  readonly windows: Windows;
  readonly interner: Interner;
}

/** What happened to a server, by what its logs say and by the timers that hold. */
export function nodeOf(draft: ToldDraft, context: NodeContext): NodeTimeline {
  const { node, stories, events, sessions, sweeps } = draft;
  const { servers, clocks, timers, windows, interner } = context;
  const { logs } = node;
  const gaps = sweepGaps(draft, timers, logs, clocks, (doubt) =>
    passageOver(doubt, { node, nodes: servers, events, clocks }),
  );
  const silences = unusualSilences(
    logs.filter((log) => log.kind === 'webservices' && !log.partial),
    clocks,
  );
  const addresses = addressesOf(logs, clocks);
  return {
    ...draft,
    gaps,
    slowSweeps: slowSweeps(draft, gaps, timers),
    silences,
    restarts: restartsOf(events, sessions),
    finesseRestarts: finesseRestartsOf(events, silences),
    clockSteps: clockSteps(events),
    ctiLosses: ctiLossesOf(draft),
    serviceUserLosses: serviceUserLosses(draft, windows),
    incidents: incidentsOf(logs, stories, clocks),
    hiddenPages: hiddenPagesOf(sessions, timers),
    pages: pagesOf(logs, { node: node.id, sessions, clocks, interner }),
    refusals: refusalsOf(logs, clocks, interner),
    rejections: rejectionsOf(events, sessions, sweeps),
    releases: releasesOf({ logs, clocks }, events),
    addresses,
    browsers: browsersOf(logs, clocks, addresses),
  };
}
