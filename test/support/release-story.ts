import { type Files, render } from './bundle.ts';
import {
  armed,
  expired,
  forcedLogout,
  type Line,
  presence,
  sidOf,
  stateEvent,
  stateRequest,
  time,
  webTick,
} from './lines.ts';
import type { ReleaseForm } from './release-forms.ts';

/*
 * One morning, as each release would have logged it. 2001 falls silent, is closed as idle and signed out; 2002 is silent
 * for 45 s; 2003 is well; 2004 is thrown out over a rid; 2005 signs in a second time elsewhere; 2011 to 2013 are cut at one
 * instant. Built from the templates of the releases' log statements.
 */
const domain = 'finesse1.example.com';
const agents = ['2001', '2002', '2003', '2004', '2005', '2011', '2012', '2013'];
const together = ['2011', '2012', '2013'];
const firstSweep = 4;
const lastSecond = 600;

type Level = 'DEBUG' | 'INFO' | 'WARN' | 'STDOUT';

interface Entry {
  readonly at: number;
  readonly level: Level;
  readonly logger: string;
  readonly message: string;
}

/** A session, and when its desktop was in touch: it polls every 30 s, and is silent from one second to another. */
interface Desk {
  readonly agent: string;
  readonly sid: string;
  readonly ip: string;
  readonly rid: number;
  readonly from: number;
  readonly to: number;
  /** Its last activity, and when it was back. */
  readonly silent?: readonly [number, number];
}

const desks: readonly Desk[] = [
  desk('2001', { silent: [121, lastSecond] }),
  desk('2002', { silent: [211, 256] }),
  desk('2003', { from: 5 }),
  desk('2004', { to: 300 }),
  desk('2004', { from: 306, sid: 'b2004c1d' }),
  desk('2005', { to: 340 }),
  desk('2005', { from: 340, sid: 'b2005e1f', ip: '10.20.9.5' }),
  // Cut at 10:06:20: each request that is held then still runs out.
  ...together.map((agent, i) =>
    desk(agent, { from: 1 + 7 * i, silent: [391 + 7 * i, lastSecond] }),
  ),
];

function desk(agent: string, other: Partial<Desk>): Desk {
  const rid = Number(agent) * 1_000;
  const ip = `10.20.1.${Number(agent) % 100}`;
  return { agent, sid: sidOf(agent), ip, rid, from: 1, to: lastSecond, ...other };
}

const jidOf = ({ agent }: Desk): string => `${agent}@${domain}/desktop`;
const second = (from: number, s: number): number => from + Math.round(s * 1_000);

/** The bundle of a release: Openfire's logs, and the same webservices log beside them. */
export function releaseStory(
  form: ReleaseForm,
  { start = time('10:00:00'), webservices = 'CCX', again = false }: StoryOptions = {},
): Files {
  const entries = desks
    .map((one) => (again ? { ...one, sid: `a${one.sid.slice(1)}` } : one))
    .flatMap((one) => lifeOf(one, form))
    .map(({ at, ...entry }) => ({ ...entry, at: second(start, at) }));
  const heard = render(webservices === 'none' ? [] : finesseLines(start, webservices));
  return { ...openfireFiles(entries, form), ...heard };
}

export interface StoryOptions {
  readonly start?: number;
  /** The product that its CTI messages name. */
  readonly webservices?: 'CCX' | 'CCE' | 'none';
  /** Beside another of the same server: its sessions are others. */
  readonly again?: boolean;
}

function lifeOf(one: Desk, form: ReleaseForm): Entry[] {
  const { from, to, silent = [to, to] } = one;
  const [lastActive, back] = silent;
  const closes = silent[1] === lastSecond && silent[0] < to ? closeOf(lastActive) : undefined;
  const polls = pollTimes(from + 0.5, lastActive, back, to);
  const ends = closes ?? to;
  return [
    ...opened(one, form),
    ...polls.flatMap((at, i) => poll(one, form, at, one.rid + 5 + i)),
    ...sweeps(one, form, { lastActive, back, ends }),
    ...(closes === undefined ? [] : idleClose(one, form, closes, closes - lastActive)),
    ...(one.agent === '2004' && to === 300 ? thrownOut(one, form) : []),
    ...(one.agent === '2005' && to === 340 ? replaced(one, form) : []),
  ].filter(({ at }) => at <= lastSecond);
}

/** A request is held for 30 s, and asked anew when it was answered; the last answer before a silence is the last activity. */
function pollTimes(from: number, lastActive: number, back: number, to: number): number[] {
  const times: number[] = [];
  for (let at = from; at < lastActive; at += 30) times.push(at);
  for (let at = back; at < to; at += 30) times.push(at);
  return times;
}

const closeOf = (lastActive: number): number =>
  firstSweep + (Math.floor((lastActive + 60 - firstSweep) / 30) + 1) * 30;

const servlet = 'org.jivesoftware.openfire.http.HttpBindServlet';
const manager = 'org.jivesoftware.openfire.http.HttpSessionManager';
const session = 'org.jivesoftware.openfire.http.HttpSession';
const routing = 'org.jivesoftware.openfire.spi.RoutingTableImpl';

/** What `log.httpbind.enabled` writes. */
function traffic(
  form: ReleaseForm,
  at: number,
  way: 'RECV' | 'SENT' | 'ERR',
  text: string,
): Entry[] {
  if (!form.bosh) return [];
  if (form.finesse)
    return way === 'RECV'
      ? [{ at, level: 'DEBUG', logger: servlet, message: `HTTPBindLog: HTTP RECVC${text}` }]
      : [];
  const level = form.era < 310 || (form.era < 404 && way !== 'RECV') ? 'STDOUT' : 'INFO';
  const date = form.era < 404 ? `${javaDate} ` : '';
  return [{ at, level, logger: servlet, message: `${date}HTTP ${way}${text}` }];
}

/** Stands for the date that HttpBindServlet prints itself up to 4.3. */
const javaDate = '<java date>:';

function opened(one: Desk, form: ReleaseForm): Entry[] {
  const { sid, rid, from: at } = one;
  const created = `<body xmlns="http://jabber.org/protocol/httpbind" sid="${sid}" requests="2" inactivity="60" polling="5" wait="30" hold="1"></body>`;
  const bound = `<body xmlns="http://jabber.org/protocol/httpbind"><iq type="result" id="b1"><bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"><jid>${jidOf(one)}</jid></bind></iq></body>`;
  const route: Entry = {
    at: at + 0.3,
    level: 'DEBUG',
    logger: routing,
    message: `Adding client route ${jidOf(one)}`,
  };
  const request = `<body rid="${rid}" to="${domain}" wait="30" hold="1" ver="1.6"></body>`;
  return [
    ...traffic(
      form,
      at,
      'RECV',
      `(${sid}): ${form.finesse ? `<body rid="${rid}" to="${domain}" wait="30"/>` : request}`,
    ),
    ...traffic(form, at, 'SENT', `(${sid}): ${created}`),
    ...traffic(form, at + 0.2, 'SENT', `(${sid}): ${bound}`),
    ...(form.era >= 402 ? [route] : []),
  ];
}

function poll(one: Desk, form: ReleaseForm, at: number, rid: number): Entry[] {
  const { sid } = one;
  const consumed = (when: number): Entry => ({
    at: when,
    level: 'DEBUG',
    logger: session,
    message: `consumeResponse: ${classic(one, form)} rid: ${rid}`,
  });
  const connection: Entry = {
    at,
    level: 'DEBUG',
    logger: session,
    message: `Creating connection for rid: ${rid} in session ${sid}`,
  };
  return [
    ...traffic(form, at, 'RECV', `(${sid}): <body rid="${rid}" sid="${sid}"/>`),
    ...(form.era === 308 ? [consumed(at), consumed(at + 30)] : []),
    ...(form.era >= 407 ? [connection] : []),
  ];
}

/** LocalClientSession.toString() up to 4.4, and that of 4.5 and later. */
function classic(one: Desk, form: ReleaseForm): string {
  const dash = form.finesse ? '- ' : '';
  return `${session}@d47653 ${dash}status: 3 address: ${jidOf(one)} id: ${one.sid} presence: \n<presence from="${jidOf(one)}"/>`;
}

const fields = (one: Desk): string =>
  `HttpSession{address=${jidOf(one)}, streamID=${one.sid}, status=AUTHENTICATED, isEncrypted=true, isDetached=false, serverName='${domain}', isInitialized=true, hasAuthToken=true, peer address='${one.ip}', presence='<presence from="${jidOf(one)}"/>', hold='1', wait='PT30S', maxRequests='2', maxPause='PT5M', lastActivity='2026-11-23T10:04:41.127Z', lastAcknowledged='${one.rid}', inactivityTimeout='PT1M'}`;
const objectOf = (one: Desk, form: ReleaseForm): string =>
  form.era < 405 ? classic(one, form) : fields(one);

interface Silence {
  readonly lastActive: number;
  readonly back: number;
  readonly ends: number;
}

function sweeps(one: Desk, form: ReleaseForm, { lastActive, back, ends }: Silence): Entry[] {
  const entries: Entry[] = [];
  for (let at = firstSweep; at <= ends; at += 30) {
    if (at <= one.from + 1) continue;
    const ms = at > lastActive && at <= back ? Math.round((at - lastActive) * 1_000) : 0;
    entries.push(...sweep(one, form, at, ms));
  }
  return entries;
}

function sweep(one: Desk, form: ReleaseForm, at: number, ms: number): Entry[] {
  const { era, finesse } = form;
  if (era < 308) return [];
  if (era >= 404 && (!form.bosh || ms === 0)) return [];
  const value = era < 407 ? `${ms} ms` : duration(ms);
  const idle = `Session ${one.sid} was last active ${value} ago: ${jidOf(one)} from IP ${one.ip}  currently on rid ${one.rid + 5}`;
  if (era >= 404) return [{ at, level: 'INFO', logger: manager, message: idle }];
  const id = finesse ? ` (id=${one.sid})` : '';
  const who = era < 402 ? jidOf(one) : classic(one, form);
  const message = `Session${id} was last active ${ms} ms ago: ${who}`;
  return [{ at, level: 'DEBUG', logger: manager, message }];
}

/** As Java prints a duration. */
function duration(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const rest = (ms % 60_000) / 1_000;
  return `PT${minutes > 0 ? `${minutes}M` : ''}${rest > 0 ? `${rest}S` : ''}`;
}

function idleClose(one: Desk, form: ReleaseForm, at: number, idle: number): Entry[] {
  if (form.era < 308) return [];
  const info = (message: string): Entry => ({ at, level: 'INFO', logger: manager, message });
  if (form.finesse)
    return [
      info(
        `Closing idle session (id=${one.sid}): ${jidOf(one)} after being inactive for more than threshold value of 60`,
      ),
      info(`A session is being closed for ${jidOf(one)}`),
    ];
  if (idle <= 60) throw new Error('not idle for long enough');
  const who =
    form.era < 402
      ? `: ${jidOf(one)}`
      : form.era < 404
        ? `: ${classic(one, form)}`
        : ` ${one.sid}: ${jidOf(one)} from IP ${one.ip}`;
  return [info(`Closing idle session${who}`), ...gone(one, form, at)];
}

const gone = (one: Desk, form: ReleaseForm, at: number): Entry[] =>
  form.era < 402
    ? []
    : [{ at, level: 'DEBUG', logger: routing, message: `Removing client route ${jidOf(one)}` }];

/** The desktop skipped three requests, and asks once more for the session that is gone. */
function thrownOut(one: Desk, form: ReleaseForm): Entry[] {
  const at = one.to;
  const limit = one.rid + 16;
  const rid = limit + 3;
  const named = form.era < 404 ? '' : ` ${one.sid}`;
  const error: Entry = {
    at,
    level: 'DEBUG',
    logger: servlet,
    message: `Closing session due to error: itemNotFound. Affected session: ${objectOf(one, form)}`,
  };
  const terminate =
    '<body xmlns="http://jabber.org/protocol/httpbind" type="terminate" condition="item-not-found"></body>';
  return [
    ...traffic(form, at, 'RECV', `(${one.sid}): <body rid="${rid}" sid="${one.sid}"/>`),
    {
      at,
      level: 'WARN',
      logger: session,
      message: `Request ${rid} > ${limit}, ending session${named || '.'}`,
    },
    ...(form.era < 402 ? [] : [error]),
    ...traffic(form, at, 'ERR', `(${one.sid}): terminate, item-not-found.`),
    ...traffic(form, at, 'SENT', `(${one.sid}): ${terminate}`),
    ...gone(one, form, at),
    ...refused(one, form, at + 1),
  ];
}

/** Its own stream says so, and the old desktop asks once more at once. */
function replaced(one: Desk, form: ReleaseForm): Entry[] {
  const at = one.to;
  return [...kick(one, form, at), ...gone(one, form, at), ...refused(one, form, at + 1)];
}

function kick(one: Desk, form: ReleaseForm, at: number): Entry[] {
  const logger = 'org.jivesoftware.openfire.handler.IQBindHandler';
  if (form.era < 402) return [];
  if (form.era === 407) {
    const message = `Conflicting resource binding request from ${domain}/b2005e1f using desktop. Conflict count 1 is over the configured limit of 0. Returning conflict error to and closing session of OLD client (stream ID: ${one.sid}).`;
    return [{ at, level: 'INFO', logger, message }];
  }
  const message = `Kick out an old connection that is conflicting with a new one. Old session: ${objectOf(one, form)}`;
  return [{ at, level: 'DEBUG', logger, message }];
}

/** BOSH logging writes a request before its session is looked up (HttpBindServlet.java, handleSessionRequest). */
function refused(one: Desk, form: ReleaseForm, at: number): Entry[] {
  const { sid, rid, ip } = one;
  return [
    ...traffic(form, at, 'RECV', `(${sid}): <body rid="${rid + 20}" sid="${sid}"/>`),
    {
      at,
      level: form.era < 310 ? 'WARN' : 'DEBUG',
      logger: servlet,
      message: `Client provided invalid session: ${sid}. [${ip}]`,
    },
  ];
}

/** The same of every release. */
function finesseLines(start: number, product: 'CCX' | 'CCE'): Line[] {
  const at = (s: number): number => second(start, s);
  const signedOut = (agent: string, s: number): Line[] => [
    presence(at(s), agent, 'unavailable'),
    armed(at(s + 0.001), agent),
    expired(at(s + 30.75), agent),
    forcedLogout(at(s + 60), agent),
    stateRequest(at(s + 60.001), agent),
    stateEvent(at(s + 60.011), agent, { product }),
  ];
  return [
    webTick(at(0)),
    ...agents.map((agent) => presence(at(2), agent, 'available')),
    ...signedOut('2001', closeOf(121) + 0.63),
    presence(at(300.4), '2004', 'unavailable'),
    presence(at(306.4), '2004', 'available'),
    presence(at(340.2), '2005', 'unavailable'),
    presence(at(340.6), '2005', 'available'),
    ...together.flatMap((agent, i) => signedOut(agent, closeOf(391 + 7 * i) + 0.63 + i / 50)),
    webTick(at(900)),
  ];
}

/** The files that a release writes, in its pattern. */
function openfireFiles(entries: readonly Entry[], form: ReleaseForm): Files {
  const files: Record<string, string> = {};
  const add = (name: string, line: string): void => {
    files[`openfire/${name}`] = `${files[`openfire/${name}`] ?? ''}${line}\n`;
  };
  for (const { at, level, logger, message } of [...entries].sort((a, b) => a.at - b.at)) {
    if (level === 'DEBUG' && !form.debug) continue;
    const shown = new Date(at).toISOString();
    const stamp = `${shown.slice(0, 10).replaceAll('-', '.')} ${shown.slice(11, form.era >= 408 ? 23 : 19)}`;
    const text = message.replace(javaDate, `${javaDateOf(at)}:`);
    if (level === 'STDOUT')
      add('nohup.out', `${text.startsWith('HTTP') ? `${javaDateOf(at)}: ` : ''}${text}`);
    else if (form.logs === 'openfire.log')
      add('openfire.log', `${stamp} ${inColour(level)} [pool-3]: ${logger} - ${text}`);
    else {
      add(
        `${level.toLowerCase()}.log`,
        `${stamp} ${form.logs === 'no-logger' ? '' : `${logger} - `}${text}`,
      );
      if (form.logs === 'five')
        add('all.log', `${stamp} ${level.padEnd(5)} [pool-3]: ${logger} - ${text}`);
    }
  }
  return files;
}

const colours = { DEBUG: 36, INFO: 32, WARN: 33 };
const inColour = (level: Exclude<Level, 'STDOUT'>): string =>
  `\x1b[${colours[level]}m${level.padEnd(5)}\x1b[m`;

const javaDateOf = (at: number): string => {
  const [, date, month, year, clock] = new Date(at).toUTCString().split(/,? /);
  const day = new Date(at).toUTCString().slice(0, 3);
  return `${day} ${month} ${date} ${clock} UTC ${year}`;
};
