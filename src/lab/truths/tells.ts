import type { Cause, Outcome } from '../../model/words.ts';
import type { Told } from '../incidents/incident-kind.ts';
import { incidentKind } from '../incidents/index.ts';
import type { Tells } from '../truth.ts';
import type { Logs, PlainLoss } from './loss.ts';
import { nearMissMs } from './near-miss.ts';

/** What these logs tell of a loss, whoever reads them. */
export function tellsOf(loss: PlainLoss, logs: Logs): Tells {
  const kind = incidentKind(loss.incident.what);
  const { decided, causes, why } = kind?.tells(loss, logs) ?? nobodyKnows;
  const seen = seenIn(loss, logs);
  return {
    seen,
    outcomes: outcomesIn(loss, logs),
    // What led to it was not collected.
    decided: decided && seen !== 'cannot' && loss.at >= logs.from,
    causes: [...new Set(causes)].filter((cause) => !isExcluded(cause, loss, logs)),
    why,
  };
}

/** What the records exclude, whatever else they leave open (browser-behaviour.md section 2). */
function isExcluded(
  cause: Cause,
  { outcome, endedBy, askedAgain }: PlainLoss,
  logs: Logs,
): boolean {
  const isOnRecord = logs.warn || logs.debug;
  const goesOn = outcome === 'near-miss' || (isOnRecord && (endedBy === 'rid' || askedAgain));
  if (cause === 'browser-closed') return goesOn === true;
  const isRepeated = endedBy === 'rid' && logs.warn && logs.debug;
  return isRepeated && (cause === 'browser-throttled' || cause === 'third-party-gadget');
}

const nobodyKnows: Told = { decided: false, causes: [], why: 'nobody knows what happened' };

function seenIn(loss: PlainLoss, logs: Logs): Tells['seen'] {
  const { at, outcome, sweptMs, transport, endedBy } = loss;
  if (at > logs.to) return 'cannot';
  if (at < logs.from) return lastOf(loss) > logs.from ? 'may' : 'cannot';
  if (outcome === 'near-miss')
    return logs.sweeps ? (sweptMs >= nearMissMs ? 'must' : 'may') : 'cannot';
  // An ordinary sign-out is no loss: whoever passes it over is right, too.
  if (outcome === 'closed') return 'may';
  // Finesse hears nothing of sessions that end with the service, and back comes who comes back in time.
  if (logs.webservices) return endedBy === 'stop' ? 'may' : 'must';
  if (transport === 'websocket') return logs.debug || logs.client ? 'may' : 'cannot';
  if (endedBy === 'idle') return logs.info || logs.sweeps ? 'must' : 'may';
  return logs.info || logs.debug || logs.warn || logs.client ? 'may' : 'cannot';
}

const lastOf = ({ at, loggedOutAt = at, returnedAt = at }: PlainLoss): number =>
  Math.max(at, loggedOutAt, returnedAt);

/** Webservices covers so long after a loss, or nobody can say that no logout came (report.md, outcome 5). */
const lostMs = 180_000;

function outcomesIn(loss: PlainLoss, logs: Logs): Exclude<Outcome, 'healthy'>[] {
  const { outcome, at, loggedOutAt, returnedAt, endedBy } = loss;
  if (outcome === 'near-miss') return ['near-miss'];
  if (outcome === 'closed') return logs.webservices ? ['closed'] : ['closed', 'inconclusive'];
  const isOut = loggedOutAt !== undefined && loggedOutAt <= logs.to;
  if (outcome === 'logged-out')
    return logs.webservices && isOut ? ['logged-out'] : withoutEnd(endedBy);
  const isBack = returnedAt !== undefined && returnedAt <= logs.to;
  if (outcome === 'recovered' && isBack) {
    if (logs.webservices) return ['recovered'];
    if (returnedAt - at > logs.graceMs) return ['inconclusive'];
    return logs.sweeps && logs.debug ? ['recovered'] : ['recovered', 'inconclusive'];
  }
  if (endedBy === 'terminate') return ['closed', 'inconclusive', 'lost'];
  return logs.webservices && logs.to >= at + lostMs ? ['lost'] : ['inconclusive', 'lost'];
}

/** The logout stands in no log at hand: how it ended is not known, or only that the desktop ended it. */
const withoutEnd = (endedBy: PlainLoss['endedBy']): Exclude<Outcome, 'healthy'>[] =>
  endedBy === 'terminate' ? ['closed', 'inconclusive'] : ['inconclusive'];
