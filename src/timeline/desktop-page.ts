import { browserOf } from '../model/browser.ts';
import { groupBy } from '../model/group-by.ts';
import { hostName } from '../model/host-name.ts';
import type { EpochMs } from '../model/time.ts';
import type { AgentTrack } from './agents.ts';
import type { BrowserSince } from './browsers.ts';
import type { Event, EventOf } from './event.ts';
import { indexOf } from './event-index.ts';
import { firstIndex } from './first-index.ts';
import { keptOf } from './kept-of.ts';
import type { NodeTimeline } from './timeline.ts';

/** What a desktop's log says of the page that was open at an instant. */
export interface DesktopPage {
  /** Where its log names one that is known, or else the access log. */
  readonly browser?: BrowserSince;
  /** Its gadgets that are neither Cisco's nor from a Finesse server, one a host. */
  readonly foreignGadgets: readonly EventOf<'gadget'>[];
}

/** A page writes its start before it draws its gadgets; its browser's line has the time of the record below it. */
export function desktopPageAt(
  { id, events: own }: AgentTrack,
  at: EpochMs,
  nodes: readonly NodeTimeline[],
): DesktopPage {
  const named = namedStarts(own);
  const start = named[firstIndex(named, (one) => one.at > at) - 1];
  const browser = start ? ownBrowser(start) : toldBrowser(id, at, nodes);
  const began = indexOf(own).last('client-start', at)?.at ?? Number.NEGATIVE_INFINITY;
  const gadgets = indexOf(own)
    .between('gadget', began, at)
    .filter(({ fact }) => isForeign(fact, nodes));
  return { ...(browser && { browser }), foreignGadgets: oneAHost(gadgets) };
}

/** Those that name the browser. */
const namedStarts = keptOf((own: readonly Event[]) =>
  indexOf(own)
    .of('client-start')
    .filter(({ fact }) => fact.userAgent !== undefined),
);

function ownBrowser(start: EventOf<'client-start'>): BrowserSince | undefined {
  const browser = browserOf(start.fact.userAgent ?? '');
  return browser && { browser, told: start };
}

function toldBrowser(
  agent: string,
  at: EpochMs,
  nodes: readonly NodeTimeline[],
): BrowserSince | undefined {
  const last = nodes
    .flatMap(({ browsers }) => browsers.get(agent) ?? [])
    .filter(({ told }) => told.at <= at)
    .sort((a, b) => a.told.at - b.told.at)
    .at(-1);
  return last?.browser && { browser: last.browser, told: last.told };
}

/** The record that names its title, where there is one. */
function oneAHost(gadgets: readonly EventOf<'gadget'>[]): EventOf<'gadget'>[] {
  const titled = [...gadgets].sort(
    (a, b) => Number(b.fact.title !== undefined) - Number(a.fact.title !== undefined),
  );
  return [...groupBy(titled, ({ fact }) => fact.host).values()].flatMap(([first]) => first ?? []);
}

/** Where Finesse keeps gadgets of others (Finesse Administration Guide, third-party gadgets). */
const keptForOthers = '/3rdpartygadget/';
/** Cisco's own: those of the desktop, and Live Data's and Intelligence Center's. */
const ofCisco = ['/desktop/', '/cuic/'];

function isForeign(
  { url, host }: EventOf<'gadget'>['fact'],
  nodes: readonly NodeTimeline[],
): boolean {
  const { pathname } = new URL(url);
  if (pathname.startsWith(keptForOthers)) return true;
  if (ofCisco.some((path) => pathname.startsWith(path))) return false;
  const servers = nodes.flatMap(({ node }) => [node.id, ...node.names]).map(hostName);
  return host !== 'localhost' && !isNumeric(host) && !servers.includes(hostName(host));
}

/** An address may be the server's own: its logs print a name. */
const isNumeric = (host: string): boolean => /^[\d.]+$|^\[/.test(host);
