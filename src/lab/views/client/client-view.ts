import type { Happening, HappeningOf, PageHappening } from '../../happening.ts';
import { groupsByAgent } from '../../scenario/agents.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Clock } from '../../world/clock.ts';
import type { Random } from '../../world/random.ts';
import type { Message } from './message.ts';
import { driftMessage, messagesOf, startMessages } from './messages.ts';
import { PageLog } from './page-log.ts';
import { browserStamp, dateStamp, noServerTime, serverStamp } from './stamps.ts';

/** A log that a desktop handed over to its server, at a true instant; without its last line's end. */
export interface SavedClientLog {
  readonly server: string;
  readonly agent: string;
  readonly at: number;
  readonly text: string;
}

export interface ClientContext {
  readonly scenario: Scenario;
  readonly random: Random;
  /** A server's name to its host. */
  readonly host: (server: string) => string;
  readonly pcClock: (agent: string) => Pick<Clock, 'read'>;
  /** The PCs' own: `+05:30`. */
  readonly pcZone: string;
  readonly save: (log: SavedClientLog) => void;
}

/** The client logs of all pages. */
export interface ClientView {
  see(happening: Happening): void;
  /** The agent sends an error report: the log so far is kept, whatever becomes of the page. */
  sendErrorReport(agent: string, at: number): void;
  /** The logs of the pages that are open now are pulled. */
  collect(at: number): void;
  /** The agent's log is one of those that are pulled. */
  isWanted(agent: string): boolean;
}

interface Page {
  readonly log: PageLog;
  readonly agent: string;
  server: string;
  /** What the server's clock is ahead of the PC's, as the page has it. */
  driftMs: number | undefined;
  /** It has tried to connect, be it in vain. */
  connects: boolean;
}

/** Writes what the desktop's logger keeps of what happens on its page, for the agents whose logs are wanted. */
export function clientView(context: ClientContext): ClientView {
  const { scenario, host, pcClock, pcZone, save } = context;
  const groups = groupsByAgent(scenario);
  const wanted = wantedAgents(scenario, [...groups.keys()], context.random);
  const random = context.random.fork('client noise');
  const pages = new Map<string, Page>();

  function see(happening: Happening): void {
    if (!isOnPage(happening) || !wanted.has(happening.agent)) return;
    if (happening.kind === 'page-start') start(happening);
    const page = pages.get(nameOf(happening));
    if (page === undefined || happening.kind === 'page-start') return;
    page.server = happening.server;
    if (happening.kind === 'page-end') pages.delete(nameOf(happening));
    else if (happening.kind === 'page-drift') learnDrift(page, happening);
    else record(page, happening.at, messagesOf(happening, factsOf(page)));
    if (happening.kind === 'page-status') page.connects ||= happening.status === 'connecting';
  }

  function start(happening: HappeningOf<'page-start'>): void {
    const { at, agent, server, userAgent } = happening;
    const opened = {
      log: new PageLog(userAgent),
      agent,
      server,
      driftMs: undefined,
      connects: false,
    };
    pages.set(nameOf(happening), opened);
    record(opened, at, startMessages(dateStamp(pcClock(agent).read(at), pcZone)));
  }

  /** As the published log has it, half of the way lies after the server's time: `Client` is the clock's midway. */
  function learnDrift(page: Page, drift: HappeningOf<'page-drift'>): void {
    const { at, serverTime, latencyMs } = drift;
    const client = pcClock(page.agent).read(at) - Math.round(latencyMs / 2);
    page.driftMs = serverTime - client;
    record(page, at, [driftMessage(client, serverTime, latencyMs)]);
  }

  const factsOf = ({ agent, connects }: Page) => ({
    agent,
    tunnel: groups.get(agent)?.library !== 'jabberwerx',
    first: !connects,
  });

  function record(page: Page, at: number, messages: readonly Message[]): void {
    const now = pcClock(page.agent).read(at);
    const serverTime =
      page.driftMs === undefined ? noServerTime : serverStamp(now + page.driftMs, scenario.zone);
    for (const { gadget, text, foreign, noise } of messages) {
      const from = foreign ? '?.?.?.?' : host(page.server);
      const line = `${browserStamp(now, pcZone)}: : ${from}: ${serverTime}: ${gadget} : ${text}`;
      for (let times = noise ? drawTimes() : 1; times > 0; times -= 1) page.log.add(line);
    }
  }

  function drawTimes(): number {
    const { noise } = scenario.logs;
    return Math.floor(noise) + (random.chance(noise % 1) ? 1 : 0);
  }

  function sendErrorReport(agent: string, at: number): void {
    const page = [...pages.values()].filter((open) => open.agent === agent).at(-1);
    if (page) save({ server: page.server, agent, at, text: page.log.text });
  }

  return {
    see,
    sendErrorReport,
    isWanted: (agent) => wanted.has(agent),
    collect: (at) => {
      for (const agent of wanted) sendErrorReport(agent, at);
    },
  };
}

/** A page's number may be another agent's, too. */
const nameOf = ({ agent, page }: PageHappening): string => `${agent} ${page}`;

const isOnPage = (happening: Happening): happening is PageHappening =>
  happening.kind.startsWith('page-');

/** In the order of their ids. A share of them is drawn. */
function wantedAgents(
  { logs: { clients } }: Scenario,
  agents: readonly string[],
  random: Random,
): ReadonlySet<string> {
  if (typeof clients !== 'number') return new Set(clients);
  const count = Math.round(clients * agents.length);
  return new Set(random.fork('client logs').some(agents, count));
}
