import type { ServerEventName } from '../model/words.ts';
import type { Incident } from '../timeline/faults/incidents.ts';

/** Refused connections without a reason: so many so fast are left by a server that can open no more files. */
const floodPerMinute = 100;
const minuteMs = 60_000;

/** An incident's name and what it was, with how often and how long. */
export function incidentText(incident: Incident): { event: ServerEventName; text: string } {
  const { trouble, sign, worst, sessions, hidden } = incident;
  const { event, what } = words(incident);
  const details = [
    what,
    worst && `up to ${seconds(worst.ms)}`,
    sessions > 0 && `for up to ${sessions} sessions at once`,
  ].filter(Boolean);
  const rest = hidden
    ? `; they are ${hidden.percent} % of what ${logOf(hidden.path)} holds in that time`
    : '';
  const gone =
    hidden?.before && ', and its oldest file begins amid them: of the time before it tells nothing';
  const sometime =
    incident.timed === 0
      ? '; they are printed without a time, and may have been written at any time after the record before them'
      : '';
  const told = trouble === 'queue' || worst ? '' : ` (${sign})`;
  return {
    event,
    text: `${details.join(' ')}${told}: ${howOften(incident)}${rest}${gone ?? ''}${sometime}`,
  };
}

function words({ trouble, untold, count, at, until }: Incident): {
  event: ServerEventName;
  what: string;
} {
  switch (trouble) {
    case 'open-files': {
      if (!untold) return { event: 'open-files', what: 'too many open files' };
      const isFlood = count >= floodPerMinute * Math.max(1, (until - at) / minuteMs);
      return isFlood
        ? {
            event: 'open-files',
            what: 'connections could not be accepted, so often as when too many files are open',
          }
        : { event: 'accept-failed', what: 'connections could not be accepted' };
    }
    case 'memory':
      return { event: 'memory', what: 'out of memory' };
    case 'threads':
      return { event: 'threads', what: 'no thread was to be had' };
    case 'database':
      return { event: 'database', what: 'the database could not be reached or written to' };
    case 'queue':
      return { event: 'queue', what: 'messages waited or were dropped' };
    case 'slow-publication':
      return {
        event: 'slow-publication',
        what: 'events reached the Notification Service late, by',
      };
    case 'slow-cti':
      return { event: 'slow-cti', what: 'CTI messages were answered late, by' };
  }
}

function howOften({ count, at, until }: Incident): string {
  const records = `${count.toLocaleString('en-US')} ${count === 1 ? 'record' : 'records'}`;
  return until > at ? `${records} in ${lasting(until - at)}` : records;
}

const seconds = (ms: number): string => `${Math.round(ms / 1_000)} s`;

const lasting = (ms: number): string =>
  ms < 2 * minuteMs ? seconds(ms) : `${Math.round(ms / minuteMs)} min`;

/** `warn.log` of `a/warn.log.3`. */
const logOf = (path: string): string =>
  path
    .slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1)
    .replace(/[.-]\d{1,9}$/, '');
