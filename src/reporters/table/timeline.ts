import type { TimelineEvent } from '../../model/event.ts';
import type { TimelineHead } from '../../model/timeline-head.ts';
import { localTime } from '../phrases/local-time.ts';
import { safe } from '../phrases/safe.ts';
import type { Screen, TimelineWriter } from '../reporter.ts';
import { wordsOf } from './event-words.ts';
import { cut, displayWidth, padded } from './lines.ts';
import type { Page } from './page.ts';
import { recordCut } from './record-cut.ts';
import { type TimelineLayout, timelineLayout } from './timeline-layout.ts';

interface TimelinePage extends Page {
  readonly layout: TimelineLayout;
  readonly recordOf: (ref: string) => string;
}

/** For people: an event a line, with what it says and where its record stands. A day is named where it begins. */
export function timeline(hostile: TimelineHead, screen: Screen): TimelineWriter {
  const head = safe(hostile);
  const layout = timelineLayout(head, screen);
  const shorter = recordCut(head.bundle.sources.map(({ path }) => path));
  const isWhole = screen.verbose || screen.wholeRefs;
  const page: TimelinePage = {
    ...screen,
    local: localTime(head.bundle.nodes),
    layout,
    recordOf: (ref) => (isWhole ? ref : shorter(ref, layout.ref)),
  };
  let day: string | undefined;
  const titles = (at: string): string[] => {
    const title = `${page.local.day(at)}, times are ${page.local.offset(at)}`;
    if (title === day) return [];
    const first = day === undefined ? [screen.paint.quiet(headLine(page))] : [];
    day = title;
    return [...first, screen.paint.heading(title)];
  };
  return {
    event: (hostileEvent) => {
      const event = safe(hostileEvent);
      return [...titles(event.at), eventLine(page, event), ''].join('\n');
    },
    end: () => (day === undefined ? 'No event.\n' : ''),
  };
}

const headLine = ({ layout }: TimelinePage): string =>
  joined([
    padded('TIME', layout.time),
    layout.own > 0 && padded('OWN CLOCK', layout.own),
    layout.node > 0 && padded('NODE', layout.node),
    layout.agent > 0 && padded('AGENT', layout.agent),
    padded('EVENT', layout.what),
    'RECORD',
  ]);

function eventLine(page: TimelinePage, event: TimelineEvent): string {
  const { layout, verbose } = page;
  const fitted = (text: string, width: number): string =>
    padded(verbose ? text : cut(text, width), width);
  return joined([
    padded(timeOf(page, event.at, event), layout.time),
    layout.own > 0 &&
      padded(event.rawAt === undefined ? '' : timeOf(page, event.rawAt, event), layout.own),
    layout.node > 0 && fitted(layout.nodeName(event.node), layout.node),
    layout.agent > 0 && fitted(event.agent ?? '', layout.agent),
    toned(page, event, fitted(sentence(page, event), layout.what)),
    page.paint.quiet(page.recordOf(event.ref)),
  ]);
}

const joined = (cells: readonly (string | false)[]): string =>
  cells
    .filter((cell) => cell !== false)
    .join('  ')
    .trimEnd();

const printsFraction = /:\d\d[.,]\d/;

/** Milliseconds only where the record has them, or its clock was moved by some. */
const timeOf = ({ local }: TimelinePage, iso: string, { printed }: TimelineEvent): string =>
  printsFraction.test(printed) || !iso.endsWith('.000Z') ? local.preciseTime(iso) : local.time(iso);

/** `state request  LOGOUT, reason 255, forced`; who it is about where that is no agent; the session where it fits. */
function sentence({ layout, verbose }: TimelinePage, event: TimelineEvent): string {
  const { label, details } = wordsOf(event);
  const who = event.agent === undefined && 'jid' in event ? event.jid : undefined;
  const said = [who, ...details].filter((part) => part !== undefined).join(', ');
  const told = (text: string): string => `${padded(label, layout.label)}  ${text}`.trimEnd();
  if (event.sid === undefined) return told(said);
  const whole = told(`${said} (sid ${event.sid})`.trimStart());
  return verbose || displayWidth(whole) <= layout.what ? whole : told(said);
}

function toned({ paint }: TimelinePage, event: TimelineEvent, text: string): string {
  const { tone } = wordsOf(event);
  return tone === undefined ? text : paint[tone](text);
}
