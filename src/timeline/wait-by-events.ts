import { groupBy } from '../model/group-by.ts';
import { type Event, isKind, type Mark } from './event.ts';
import { firstIndex } from './first-index.ts';
import type { Session } from './session.ts';

/** Shorter waits, and longer ones, were never seen. */
const waitRangeMs = [20_000, 180_000] as const;
/** A desktop that got no event for so many waits is far from the last one. */
const mostWaits = 4;
/** From an answer to the next poll, over the path and back, for each. */
const turnMs = 500;
/** A sweep takes its time before its first record (last-contact.ts). */
const earlyMs = 250;
const minSilences = 3;
/** Of six distances chance often puts three near whole multiples of some wait, hardly ever five. */
const nearlyAll = 0.8;

/** From the last event that an agent's desktop got to the last activity before a silence. */
interface Distance {
  readonly ms: number;
  /** The sweep that tells of the silence. */
  readonly sweep: Mark;
}

/**
 * Where no request is logged: an event answers the poll that is held, and each poll after it is held for the whole wait,
 * the last one of a dead desktop, too. So its last activity lies whole waits behind the last event. Events that are not on
 * record put it anywhere later: then too few silences agree. The wait that is stated stands while half of them fit it.
 */
export function waitByEvents(
  servers: readonly { readonly events: readonly Event[]; readonly sessions: readonly Session[] }[],
  statedMs: number,
): { readonly ms: number; readonly evidence: Mark } | undefined {
  const all = servers.flatMap(distancesOf);
  if (all.filter((one) => waitsIn(one, statedMs) > 0).length * 2 >= all.length) return undefined;
  let best: { ms: number; evidence: Mark; score: number } | undefined;
  for (const ms of candidates(all)) {
    const fitting = all.filter((one) => waitsIn(one, ms) > 0);
    const first = fitting.find((one) => waitsIn(one, ms) === 1);
    if (!first || fitting.length < minSilences || fitting.length < nearlyAll * all.length) continue;
    const score = fitting.length + (ms % 5_000 === 0 ? 0.5 : 0);
    if (!best || score > best.score) best = { ms, evidence: first.sweep, score };
  }
  return best && { ms: best.ms, evidence: best.evidence };
}

/** How many whole waits a distance is; 0 where it is none. */
function waitsIn({ ms, sweep }: Distance, waitMs: number): number {
  const waits = Math.round(ms / waitMs);
  const off = ms - waits * waitMs;
  const fits = off > -sweep.stampMs - earlyMs && off <= waits * turnMs;
  return fits && waits <= mostWaits ? waits : 0;
}

/** Whole seconds near each distance. */
function candidates(all: readonly Distance[]): Set<number> {
  const [least, most] = waitRangeMs;
  const seconds = all.flatMap(({ ms }) => {
    const second = Math.floor(ms / 1_000);
    return [second, second + 1, second + 2].map((one) => one * 1_000);
  });
  return new Set(seconds.filter((ms) => ms >= least && ms <= most).sort((a, b) => a - b));
}

function distancesOf({
  events,
  sessions,
}: {
  readonly events: readonly Event[];
  readonly sessions: readonly Session[];
}): Distance[] {
  const unseen = sessions.filter(({ lastRequests }) => lastRequests.length === 0);
  const silences = unseen.flatMap((session) =>
    silencesOf(session).map((told) => ({ ...told, agent: session.agent })),
  );
  if (silences.length < minSilences) return [];
  const got = eventsByAgent(events);
  return silences.flatMap(({ since, sweep, agent }) => {
    const own = got.get(agent) ?? [];
    const last = own[firstIndex(own, ({ at }) => at > since + sweep.stampMs) - 1];
    const ms = last ? since - last.at : 0;
    // The event itself was the last activity: it answered a poll, and none came after it.
    return last && ms > earlyMs + sweep.stampMs ? [{ ms, sweep }] : [];
  });
}

/** Since when, and the sweep that says so. Near-misses that are one entry tell of one silence only. */
function silencesOf({ silence, nearMisses, transport }: Session) {
  if (transport !== 'bosh') return [];
  const told = silence?.sweeps.slice(0, 1) ?? [];
  const near = nearMisses.filter(({ count }) => count === 1).map(({ greatest }) => greatest);
  return [...near, ...told].map((sweep) => ({ since: sweep.at - sweep.lastActiveMs, sweep }));
}

/** CTI repeats states that nobody is told of: they stand in only where no publication is on record. */
function eventsByAgent(events: readonly Event[]): Map<string, Event[]> {
  const published = events.filter((event) => isKind(event, 'publication'));
  if (published.length === 0)
    return groupBy(
      events.filter((event) => isKind(event, 'state-event')),
      ({ fact }) => fact.agent,
    );
  return groupBy(published, ({ fact }) => userNode.exec(fact.pubsubNode)?.[1] ?? '');
}

const userNode = /^\/finesse\/api\/User\/([^/]+)/;
