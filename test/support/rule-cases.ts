import {
  accessed,
  clientStatus,
  connectUrl,
  consume,
  ctiEstablished,
  ctiLost,
  debugTick,
  finesseStart,
  forcedLogout,
  idleClose,
  invalidSession,
  kick,
  type Line,
  outOfService,
  overactive,
  pageEvent,
  pingFailed,
  presence,
  received,
  request,
  restRequest,
  restResponse,
  ridTooHigh,
  ridUnavailable,
  routeRemoved,
  serverStart,
  serverStop,
  serviceUserClosed,
  serviceUserPresence,
  sessionClosed,
  sessionError,
  stateEvent,
  stateRequest,
  sweep,
  time,
  warn,
  webSocketClosed,
  webTick,
  xmppUnreachable,
} from './lines.ts';
import type { FiringCase, RuleCase } from './rule-case.ts';
import * as clockJump from './rule-cases/clock-jump.ts';
import * as clockStep from './rule-cases/clock-step.ts';
import * as ctiLostCases from './rule-cases/cti-lost.ts';
import * as cutPolls from './rule-cases/cut-polls.ts';
import * as failedRequests from './rule-cases/failed-requests.ts';
import * as finesseRestart from './rule-cases/finesse-restart.ts';
import * as foreignGadget from './rule-cases/foreign-gadget.ts';
import * as lostAnswer from './rule-cases/lost-answer.ts';
import * as pageHole from './rule-cases/page-hole.ts';
import * as refusedDesktop from './rule-cases/refused-desktop.ts';
import * as requestDisorder from './rule-cases/request-disorder.ts';
import * as resourceFault from './rule-cases/resource-fault.ts';
import * as standstill from './rule-cases/standstill.ts';
import * as throttledPage from './rule-cases/throttled-page.ts';
import * as twoPages from './rule-cases/two-pages.ts';
import * as unlistedBrowser from './rule-cases/unlisted-browser.ts';
import { cut, healthy, logoutChain } from './stories.ts';

const agent = '1001003';
const from = time('10:00:00');
const at = (seconds: number): number => from + Math.round(seconds * 1_000);
const others = ['1001011', '1001012', '1001013', '1001014', '1001015', '1001016'];
const crowd = (to: number): Line[] => others.flatMap((id) => healthy(id, from, to));
const wholeHour = [webTick(from), webTick(at(3_600))];
const cutAgents = ['1001021', '1001022', '1001023'];
const lastActive = at(110.77);
/** No sweep shows whether the server went on. */
const closedUnswept = [
  ...cutAgents.map((id) => idleClose(at(180), id)),
  ...others.map((id) => consume(at(180), id, 7)),
  ...cutAgents.map((id) => presence(at(210), id, 'available')),
];
const cutAll = (ids = cutAgents): Line[] => ids.flatMap((id) => cut(id, { from, lastActive }));
/** The close of a session whose last activity was at 110.77 s. */
const closed = at(180);

/** Polls that are held for 30 s, each once more when it is answered, up to `to`. */
const polls = (to: number, first = 100, id = agent): Line[] =>
  Array.from({ length: Math.floor(to / 30) + 1 }, (_, i) => [
    ...(i > 0 ? [consume(at(i * 30), id, first + i - 1)] : []),
    consume(at(i * 30), id, first + i),
  ]).flat();
const regularSweeps = crowd(at(300));
/** REST requests of desktops of 10.20.n.0/24. */
const from24 = (ids: readonly string[], n: number): Line[] =>
  ids.map((id, i) => accessed(at(20), id, { address: `10.20.${n}.${10 + i}` }));

const stall = (after: number): Line[] => [
  ...others.flatMap((id) => healthy(id, at(-300), from)),
  ...others.flatMap((id) => healthy(id, at(after), at(after + 300))),
  ...healthy(agent, at(-300), from),
  sweep(at(after), agent, 75_000),
  idleClose(at(after), agent),
];

/** Requests of a desktop at a period of 60 s, answered or not. */
const systemInfo = (id: string, to: number, answeredUpTo: number): Line[] =>
  Array.from({ length: Math.floor(to / 20) }, (_, i) => i * 20 + 5).flatMap((s) => [
    restRequest(at(s), id, String(s)),
    ...(s <= answeredUpTo ? [restResponse(at(s + 0.1), id, String(s))] : []),
  ]);

const replaced = [
  ...polls(90),
  kick(at(95), agent),
  ...healthy(agent, at(120), at(300), 'aaaa0002'),
];

/** The old session and the new one come from two addresses. */
const moved = [
  ...[0, 1, 2].flatMap((i) => [
    request(at(i * 30), '192.0.2.1'),
    consume(at(i * 30), agent, 100 + i),
  ]),
  kick(at(75), agent),
  ...[0, 1, 2].flatMap((i) => [
    request(at(75.2 + i), '192.0.2.2'),
    consume(at(75.2 + i), agent, 500 + i, { sid: 'aaaa0002' }),
  ]),
];

/** A page on a WebSocket that goes on through the loss at 300 s: its pings fail, and its REST requests with `failing`. */
const pingsFail = ({ failing = false, said = 'disconnected' } = {}): Line[] => [
  connectUrl(from, agent, 'wss://finesse1.example.com:8445/ws/'),
  clientStatus(at(1), agent, 'connected'),
  ...systemInfo(agent, 285, 285),
  pageEvent(at(290), agent),
  ...systemInfo(agent, 900, failing ? 0 : 900).filter(
    (line) => line.at > at(285) && (!failing || line.at < at(340)),
  ),
  pingFailed(at(310), agent),
  pingFailed(at(320), agent),
  clientStatus(at(320.1), agent, said),
  clientStatus(at(350), agent, 'connected'),
  presence(at(350.1), agent, 'unavailable'),
  presence(at(350.2), agent, 'available'),
  ...wholeHour,
];
/** Of webservices, each 10 s. */
const ticks = Array.from({ length: 84 }, (_, i) => webTick(at(i * 10 - 120)));
const infoRuns = [serverStart(at(-600))];
/** One loss, told by three records. */
const serviceUserLeft = (when: number): Line[] => [
  webTick(from),
  serviceUserClosed(when),
  serviceUserPresence(when + 300, 'unavailable'),
  xmppUnreachable(when + 800),
];
const threeLeave = (when: number): Line[] =>
  others
    .slice(0, 3)
    .flatMap((id, i) => [...healthy(id, from, at(120)), sessionClosed(when + i * 1_000, id)]);

/** A desktop whose session is closed as idle; it is back after the logout, learns of it and ends its new session. */
const backTooLate = (id: string): Line[] => [
  ...regularSweeps,
  ...cut(id, { from, lastActive }),
  ...logoutChain(id, at(180.6)),
  invalidSession(at(245), id, '192.0.2.1'),
  invalidSession(at(251), id, '192.0.2.1'),
  ...[0, 1, 2].map((i) => consume(at(280), id, 201 + i, { sid: 'b1' })),
  received(at(281), id, 204, { sid: 'b1', type: 'terminate' }),
  ...others.flatMap((other) => healthy(other, at(210), at(400))),
];

/** Its terminate is stamped with the second in which it asked for the logout. */
const forcedItselfAndLeft: Line[] = [
  webTick(at(-300)),
  ...regularSweeps,
  ...healthy(agent, from, at(60)),
  stateRequest(at(65.4), agent, { sso: true }),
  stateEvent(at(65.5), agent),
  received(at(65.6), agent, 9, { type: 'terminate' }),
  presence(at(66), agent, 'unavailable'),
];

export const fires: Readonly<Record<string, readonly FiringCase[]>> = {
  'clock-step': clockStep.fires,
  'finesse-restart': finesseRestart.fires,
  'resource-fault': resourceFault.fires,
  restart: [
    {
      name: 'the server stopped under one session',
      lines: [...healthy(agent, from, at(300)), serverStop(at(310))],
      says: ['stopped'],
    },
    {
      name: 'the server started while sessions were alive',
      lines: [...regularSweeps, serverStart(at(310))],
      says: ['started', 'everySession'],
    },
    {
      name: 'a session that fell silent long before the stop',
      lines: [
        ...healthy(agent, from, at(60)),
        sweep(at(90), agent, 25_000),
        sweep(at(120), agent, 55_000),
        serverStop(at(122)),
      ],
      says: ['stopped', 'silent'],
    },
    {
      name: 'a session that no record shows for minutes before the stop',
      lines: [...healthy(agent, from, at(60)), serverStop(at(400))],
      says: ['stopped', 'unseen'],
    },
    {
      name: 'sessions of which one had been closed before',
      lines: [...regularSweeps, ...cut(agent, { from, lastActive: at(200) }), serverStop(at(310))],
      says: ['stopped', 'everySession'],
    },
    {
      name: 'a stop in the moment of a loss that no record ties to a session',
      lines: [
        serverStop(at(60)),
        serverStart(at(90)),
        presence(at(60.4), agent, 'unavailable'),
        ...wholeHour,
      ],
      says: ['around'],
    },
    {
      name: 'a stop that took the service user and three agents along, and no record ties a session to it',
      lines: [
        ...serviceUserLeft(at(60)),
        serverStop(at(60)),
        serverStart(at(90)),
        outOfService(at(61)),
        ...cutAgents.map((id, i) => presence(at(60.2 + i / 10), id, 'unavailable')),
        ...cutAgents.map((id, i) => presence(at(100 + i), id, 'available')),
        ...wholeHour,
      ],
      says: ['around'],
    },
    {
      name: 'a stop, and agents whom Finesse forced out afterwards',
      lines: [
        serverStop(at(60)),
        serverStart(at(90)),
        ...cutAgents.flatMap((id) => logoutChain(id, at(60.4))),
        ...wholeHour,
      ],
      says: ['around'],
    },
    {
      name: 'a stop that a desktop notices, and tries again',
      lines: [
        serverStop(at(60)),
        serverStart(at(90)),
        clientStatus(from, agent, 'connected'),
        clientStatus(at(60.1), agent, 'disconnected'),
        clientStatus(at(65.1), agent, 'reconnecting'),
        clientStatus(at(65.2), agent, 'disconnected'),
        clientStatus(at(91), agent, 'connected'),
        ...wholeHour,
      ],
      says: ['around'],
    },
  ],
  standstill: [
    ...standstill.fires,
    {
      name: 'the first sweep after a standstill closes a session',
      lines: stall(100),
      says: ['gap', 'shifted'],
    },
    { name: 'the sweeps keep their second', lines: stall(120), says: ['gap', 'kept'] },
    {
      name: 'memory and threads ran out meanwhile',
      lines: [
        ...stall(100),
        warn(at(30), 'a message\njava.lang.OutOfMemoryError: Java heap space'),
        warn(at(40), 'a message\njava.lang.OutOfMemoryError: unable to create new native thread'),
      ],
      says: ['gap', 'memory', 'shifted', 'threads'],
    },
    {
      name: 'memory ran out long before',
      lines: [
        ...stall(100),
        warn(at(-200), 'a message\njava.lang.OutOfMemoryError: Java heap space'),
      ],
      says: ['gap', 'shifted'],
    },
  ],
  'service-user-lost': [
    {
      name: 'the service user went, and three agents after it',
      lines: [
        ...serviceUserLeft(at(130)),
        ...threeLeave(at(140)),
        ...healthy(agent, from, at(300)),
      ],
      says: ['followed', 'lost'],
    },
    {
      name: 'it went in the middle of everyone',
      lines: [
        webTick(from),
        ...others.flatMap((id, i) => [
          presence(from, id, 'available'),
          presence(at(130 + i * 0.3), id, 'unavailable'),
        ]),
        serviceUserPresence(at(130.7), 'unavailable'),
        webTick(at(400)),
      ],
      says: ['followed', 'lost', 'lostWith'],
    },
    {
      name: 'it went, and the only agent after it',
      lines: [
        ...serviceUserLeft(at(130)),
        ...healthy(agent, from, at(120)),
        sessionClosed(at(150), agent),
        webTick(at(400)),
      ],
      says: ['lost'],
    },
  ],
  'cti-lost': [
    ...ctiLostCases.fires,
    {
      name: 'the CTI connection went, then the agent',
      lines: [ctiLost(at(40)), presence(at(60), agent, 'unavailable')],
      says: ['lost'],
    },
    {
      name: 'Finesse went out of service, then the agent',
      lines: [outOfService(at(40)), presence(at(60), agent, 'unavailable')],
      says: ['outOfService'],
    },
    {
      name: 'one of many followed',
      lines: [
        ...regularSweeps,
        ...healthy(agent, from, at(60)),
        ctiLost(at(40)),
        presence(at(65), agent, 'unavailable'),
      ],
      says: ['lost', 'fewFollowed'],
    },
    {
      name: 'one of many followed, and only webservices tells',
      lines: [
        ...others.map((id, i) => stateEvent(at(i), id, { state: 3, code: 0 })),
        ctiLost(at(40)),
        presence(at(65), agent, 'unavailable'),
      ],
      says: ['lost', 'fewFollowed'],
    },
    {
      name: 'the agent went minutes after it',
      lines: [ctiLost(at(40)), presence(at(220), agent, 'unavailable')],
      says: ['lost', 'late'],
    },
    {
      name: 'it was back within seconds, then the agent went',
      lines: [ctiLost(at(40)), ctiEstablished(at(44)), presence(at(60), agent, 'unavailable')],
      says: ['lost', 'mended'],
    },
    {
      name: 'three of many followed, and only webservices tells',
      lines: [
        ...Array.from({ length: 30 }, (_, i) =>
          presence(at(-3_000 + i), `10040${10 + i}`, 'available'),
        ),
        ctiLost(at(40)),
        ...['1004010', '1004011', '1004012'].map((id, i) =>
          presence(at(60 + i), id, 'unavailable'),
        ),
      ],
      says: ['lost', 'minorityFollowed'],
    },
    {
      name: 'the engine signed one of many out',
      lines: [
        ...crowd(at(300)),
        ...healthy(agent, from, at(60)),
        stateEvent(at(65), agent, { code: 32764, product: 'CCX' }),
      ],
      says: ['code'],
    },
    {
      name: 'the engine signed two agents out, and nothing else is on record',
      lines: [
        stateEvent(at(60), agent, { code: 32764, product: 'CCX' }),
        stateEvent(at(61), others[0] ?? '', { code: 32764, product: 'CCX' }),
      ],
      says: ['codeOfMany'],
    },
    ...(
      [
        ['the engine signed one agent out', 32764, 'CCX'],
        ['the engine lost its client', 32765, 'CCX'],
        ['Unified CM failed over', 32757, 'CCX'],
        ['the CTI server lost its client', 50001, 'CCE'],
        ['the CTI server lost its client, by the other code', 50002, 'CCE'],
      ] as const
    ).map(([name, code, product]) => ({
      name: `${name}, as a code alone says`,
      lines: [...healthy(agent, from, at(60)), stateEvent(at(65), agent, { code, product })],
      says: ['code'],
    })),
  ],
  'shared-path': [
    {
      name: 'three of nine agents were cut together, and none of their polls had failed before',
      lines: [
        ...crowd(at(400)),
        ...cutAll(),
        ...cutAgents.flatMap((id) =>
          [240, 240, 242, 247].map((s) => invalidSession(at(s), id, '192.0.2.1')),
        ),
      ],
      says: ['cutTogether', 'noneFailed', 'noneReturned'],
      confidence: 'possible',
    },
    {
      name: 'three of nine agents were cut together, and of two no poll had failed before',
      lines: [
        ...crowd(at(400)),
        ...cutAll(),
        ...cutAgents
          .slice(1)
          .flatMap((id) => [240, 240, 242, 247].map((s) => invalidSession(at(s), id, '192.0.2.1'))),
      ],
      says: ['cutTogether', 'noneReturned'],
    },
    {
      name: 'three of nine agents were cut together, and their pages ended the sessions they came back with',
      lines: cutAgents.flatMap(backTooLate),
      says: ['cutTogether'],
    },
    {
      name: 'three of nine agents were cut together',
      lines: [...crowd(at(270)), ...cutAll()],
      says: ['cutTogether'],
    },
    {
      name: 'three of nine agents were cut together and stayed away',
      lines: [...regularSweeps, ...cutAll()],
      says: ['cutTogether', 'noneReturned'],
    },
    {
      name: 'three agents closed as idle, no sweep on record, and a page that ran on',
      lines: [...closedUnswept, ...systemInfo(cutAgents[0] ?? '', 300, 60)],
      says: ['cutPerhapsTogether', 'pageRan', 'perhapsEveryone', 'returnedTogether'],
    },
    {
      name: 'three of forty, and nothing else joins them',
      lines: [
        ...Array.from({ length: 37 }, (_, i) => healthy(`10030${10 + i}`, from, at(270))).flat(),
        ...cutAll(),
      ],
      says: ['cutPerhapsTogether'],
    },
    {
      name: 'three of forty that come back together',
      lines: [
        ...Array.from({ length: 37 }, (_, i) => healthy(`10030${10 + i}`, from, at(300))).flat(),
        ...cutAll(),
        ...cutAgents.flatMap((id, i) => healthy(id, at(200 + i), at(300), `back000${i}`)),
      ],
      says: ['cutTogether', 'returnedTogether'],
    },
    {
      name: 'a sweep is missing meanwhile, with other records in its place',
      lines: [
        ...crowd(at(270)).filter((line) => line.at !== at(150)),
        ...cutAll().filter((line) => line.at !== at(150)),
        ...Array.from({ length: 11 }, (_, i) => debugTick(at(123 + i * 5))),
      ],
      says: ['cutPerhapsTogether'],
    },
    {
      name: 'half of them come back together, the others do not',
      lines: [
        ...regularSweeps,
        ...cutAll([...cutAgents, '1001031', '1001032', '1001033']),
        ...cutAgents.flatMap((id, i) => healthy(id, at(200 + i), at(300), `back000${i}`)),
      ],
      says: ['cutTogether', 'returnedTogether', 'stayedAway'],
    },
    {
      name: 'all agents were cut together',
      lines: cutAll([...cutAgents, ...others]),
      says: ['cutTogether', 'everyone'],
    },
    {
      name: 'they came back together',
      lines: [
        ...regularSweeps,
        ...cutAll(),
        ...cutAgents.flatMap((id, i) => healthy(id, at(200 + i), at(300), `back000${i}`)),
      ],
      says: ['cutTogether', 'returnedTogether'],
    },
    {
      name: 'they came back one by one',
      lines: [
        ...regularSweeps,
        ...cutAll(),
        ...cutAgents.map((id, i) => presence(at(190 + i * 20), id, 'available')),
      ],
      says: ['cutTogether', 'returnedApart'],
    },
    {
      name: 'the page of one ran on without answers',
      lines: [...regularSweeps, ...cutAll(), ...systemInfo(cutAgents[0] ?? '', 300, 100)],
      says: ['cutTogether', 'pageRan'],
    },
    {
      name: 'the page of one stopped, those of two ran on',
      lines: [
        ...regularSweeps,
        ...cutAll(),
        ...systemInfo(cutAgents[0] ?? '', 300, 100),
        ...systemInfo(cutAgents[1] ?? '', 300, 100),
        restRequest(at(90), cutAgents[2] ?? '', '1'),
        restResponse(at(90.1), cutAgents[2] ?? '', '1'),
        restRequest(at(290), cutAgents[2] ?? '', '2'),
        restResponse(at(290.1), cutAgents[2] ?? '', '2'),
      ],
      says: ['cutTogether', 'pageRan', 'pageStopped'],
    },
    {
      name: 'all of one subnet, and nobody else',
      lines: [...crowd(at(270)), ...cutAll(), ...from24(cutAgents, 2), ...from24(others, 3)],
      says: ['cutTogether', 'wholeSubnet'],
    },
    {
      name: 'all behind one address: one path, or one host',
      lines: [
        ...crowd(at(270)),
        ...cutAll(),
        ...cutAgents.map((id) => accessed(at(20), id, { address: '10.20.2.1' })),
        ...from24(others, 3),
      ],
      says: ['cutTogether', 'wholeSubnet'],
    },
    {
      name: 'some of each subnet',
      lines: [
        ...crowd(at(270)),
        ...cutAll([...cutAgents, '1001024']),
        ...from24(['1001021', '1001022', ...others.slice(0, 3)], 2),
        ...from24(['1001023', '1001024', ...others.slice(3)], 3),
      ],
      says: ['cutTogether', 'spread'],
    },
    {
      name: 'agents are lost all the time',
      lines: [
        ...crowd(at(1_200)),
        ...Array.from({ length: 60 }, (_, i) =>
          cut(`10020${10 + i}`, { from, lastActive: at(61 + i * 15.1) }),
        ).flat(),
      ],
      says: ['cutTogether', 'cutPerhapsTogether', 'coincidence', 'noneReturned'],
    },
  ],
  'failed-pings': [
    {
      name: 'pings and REST requests without an answer while the page runs on',
      lines: [...pingsFail({ failing: true }), ...infoRuns],
      says: ['restFailed'],
      confidence: 'likely',
    },
    { name: 'pings alone without an answer', lines: pingsFail(), says: ['pingsFailed'] },
    {
      name: 'nothing of the page for a minute before, and all well soon after',
      lines: [...pingsFail({ failing: true }), ...infoRuns].filter(
        ({ at: when, log }) =>
          !log.startsWith('client') ||
          when < at(255) ||
          (when > at(300) && when < at(325)) ||
          when >= at(350),
      ),
      says: ['restFailed'],
      confidence: 'possible',
    },
    {
      name: 'a webservices that was silent meanwhile, and never so long before',
      lines: [...pingsFail({ failing: true }), ...infoRuns, ...ticks].filter(
        ({ at: when, log }) => !log.startsWith('webservices') || when < at(292) || when > at(350),
      ),
      says: ['restFailed', 'serverSilent'],
      confidence: 'possible',
    },
  ],
  'request-disorder': [
    {
      name: 'a rid beyond the window',
      lines: [...polls(90), ridTooHigh(at(95), 109)],
      says: ['tooHigh'],
    },
    {
      name: 'a rid whose answer is gone',
      lines: [...polls(90), ridUnavailable(at(95), 102)],
      says: ['repeated'],
    },
    {
      name: 'too many requests, and nothing more of the session, as Openfire 3.8 writes it',
      lines: [...regularSweeps, ...polls(90), overactive(at(90))],
      says: ['tooMany'],
    },
    {
      name: 'too many requests',
      lines: [...polls(90), overactive(at(95)), sessionError(at(95), agent, 'policyViolation')],
      says: ['tooMany'],
    },
    {
      name: 'refused for another reason',
      lines: [...polls(90), sessionError(at(95), agent, 'itemNotFound')],
      says: ['refused'],
    },
    ...requestDisorder.fires,
  ],
  'cut-polls': cutPolls.fires,
  'failed-requests': failedRequests.fires,
  'lost-answer': lostAnswer.fires,
  'duplicate-desktop': [
    {
      name: 'the old desktop polls on',
      lines: [...replaced, invalidSession(at(96), agent, '192.0.2.1')],
      says: ['pollsOn'],
    },
    {
      name: 'the new session comes from elsewhere',
      lines: [...moved],
      says: ['otherAddress'],
      confidence: 'possible',
    },
    {
      name: 'the desktop says so itself',
      lines: [clientStatus(from, agent, 'connected'), clientStatus(at(60), agent, 'conflict')],
      says: ['saysSo'],
      confidence: 'certain',
    },
    ...(
      [
        [20002, 'CCE'],
        [32767, 'CCX'],
        [32740, 'CCX'],
      ] as const
    ).map(([code, product]) => ({
      name: `${product} signed the first desktop out with ${code}`,
      lines: [...healthy(agent, from, at(60)), stateEvent(at(65), agent, { code, product })],
      says: ['byCode'],
    })),
  ],
  'token-expired': [
    {
      name: 'the desktop says so itself',
      lines: [clientStatus(from, agent, 'connected'), clientStatus(at(60), agent, 'unauthorized')],
      says: ['unauthorized'],
    },
    {
      name: 'an agent of single sign-on was forced out with no loss before it',
      lines: [
        webTick(at(-300)),
        stateRequest(at(60), agent, { sso: true }),
        stateEvent(at(60.1), agent),
      ],
      says: ['forcedItself'],
    },
    {
      name: 'the same, for no reason, and the desktop tells',
      lines: [
        webTick(at(-300)),
        clientStatus(from, agent, 'connected'),
        stateRequest(at(60), agent, { sso: true, code: 0 }),
        stateEvent(at(60.1), agent, { code: 0 }),
        clientStatus(at(61), agent, 'unauthorized'),
      ],
      says: ['forcedItself', 'unauthorized'],
    },
    {
      name: 'it left in the second of its request',
      lines: forcedItselfAndLeft,
      says: ['forcedItself'],
    },
  ],
  'page-left': [
    {
      name: 'its log says unloading',
      lines: [clientStatus(from, agent, 'connected'), clientStatus(at(60), agent, 'unloading')],
      says: ['unloading'],
    },
    {
      name: 'its log had said disconnected half a minute before, and its session was polled on',
      lines: [
        clientStatus(from, agent, 'connected'),
        clientStatus(at(65), agent, 'disconnected'),
        ...healthy(agent, from, at(90)),
        received(at(95), agent, 9, { type: 'terminate' }),
        ...wholeHour,
      ],
      says: ['terminate'],
    },
    {
      name: 'set Not Ready over an earlier loss, back, and left',
      lines: [
        presence(at(-1), agent, 'unavailable'),
        stateRequest(at(60), agent),
        stateEvent(at(60.1), agent, { state: 2, code: 50002, product: 'CCE' }),
        presence(at(70), agent, 'available'),
        ...[0, 1, 2].map((i) => consume(at(70), agent, 201 + i, { sid: 'b1' })),
        ...healthy(agent, at(90), at(90), 'b1'),
        received(at(104), agent, 204, { sid: 'b1', type: 'terminate' }),
      ],
      says: ['terminate'],
    },
    {
      name: 'it sent its terminate',
      lines: [
        ...healthy(agent, from, at(60)),
        received(at(65), agent, 9, { type: 'terminate' }),
        ...wholeHour,
      ],
      says: ['terminate'],
    },
    {
      name: 'it closed with a poll held',
      lines: [
        ...regularSweeps,
        ...polls(90),
        consume(at(95), agent, 103, { status: -1 }),
        ...wholeHour,
      ],
      says: ['closed'],
    },
    {
      name: 'a WebSocket that said goodbye',
      lines: [webSocketClosed(at(60), agent, ' type="unavailable"'), ...wholeHour],
      says: ['goodbye'],
    },
    {
      name: 'a WebSocket that said goodbye before Finesse went, and one when Finesse had been back for a while',
      lines: [
        webSocketClosed(at(49), agent, ' type="unavailable"'),
        finesseStart(at(60)),
        webSocketClosed(at(73), cutAgents[0] ?? '', ' type="unavailable"'),
        ...wholeHour,
      ],
      says: ['goodbye'],
    },
    {
      name: 'the presence went without a silence, and the other logs tell of no stop and no refusal',
      lines: [
        ...regularSweeps,
        serverStart(at(-900)),
        invalidSession(at(1), others[0] ?? '', '192.0.2.1', 'aaaa0001'),
        ...healthy(agent, from, at(60)),
        presence(at(65.5), agent, 'unavailable'),
      ],
      says: ['noSilence'],
    },
    {
      name: 'the presence went as the next sweep was due',
      lines: [
        serverStart(at(-900)),
        invalidSession(at(1), others[0] ?? '', '192.0.2.1', 'aaaa0001'),
        ...healthy(agent, from, at(60)),
        presence(at(95), agent, 'unavailable'),
        ...others.flatMap((id) => healthy(id, at(150), at(400))),
      ],
      says: ['noSilence'],
    },
  ],
  'sign-out': [
    {
      name: 'the desktop asked for it',
      lines: [
        stateRequest(at(58), agent, { code: 1, forced: false }),
        stateEvent(at(58.1), agent, { code: 1 }),
        presence(at(60), agent, 'unavailable'),
      ],
      says: ['asked'],
    },
    {
      name: 'asked for on another server',
      lines: [
        stateEvent(at(58.1), agent, { code: 1, product: 'CCX' }),
        presence(at(60), agent, 'unavailable'),
      ],
      says: ['ownCode'],
    },
    ...(
      [
        [0, 'CCX', 'confirmed'],
        [20003, 'CCE', 'confirmed'],
        [50004, 'CCX', 'unlisted'],
        [22, 'none', 'unlisted'],
      ] as const
    ).map(([code, product, says]) => ({
      name: `confirmed with ${code}, product ${product}`,
      lines: [
        stateEvent(at(58.1), agent, { code, product }),
        presence(at(60), agent, 'unavailable'),
      ],
      says: [says],
    })),
    {
      name: 'a supervisor did, on UCCE',
      lines: [stateEvent(at(60), agent, { code: 999, product: 'CCE' })],
      says: ['byRule'],
    },
    {
      name: 'a supervisor did, on UCCX',
      lines: [stateEvent(at(60), agent, { code: 22, product: 'CCX' })],
      says: ['byRule'],
    },
    {
      name: 'a supervisor did, unforced',
      lines: [
        stateRequest(at(59.9), agent, { code: 999, forced: false }),
        stateEvent(at(60), agent, { code: 999, product: 'CCE' }),
      ],
      says: ['byRule'],
    },
    {
      name: 'a rule did, and the session closed in the second of it',
      lines: [
        ...healthy(agent, from, at(60)),
        stateEvent(at(65.1), agent, { code: 50004, product: 'CCE' }),
        sessionClosed(at(65.9), agent),
      ],
      says: ['byRule'],
    },
    ...(
      [
        [50003, 'CCE'],
        [50004, 'CCE'],
        [50020, 'CCE'],
        [50030, 'CCE'],
        [32741, 'CCX'],
        [32748, 'CCX'],
        [32750, 'CCX'],
        [32759, 'CCX'],
      ] as const
    ).map(([code, product]) => ({
      name: `${product} did, with ${code}`,
      lines: [...healthy(agent, from, at(60)), stateEvent(at(65), agent, { code, product })],
      says: ['byRule'],
    })),
  ],
  'clock-jump': clockJump.fires,
  'foreign-gadget': foreignGadget.fires,
  'page-hole': pageHole.fires,
  'refused-desktop': refusedDesktop.fires,
  'two-pages': twoPages.fires,
  'throttled-page': throttledPage.fires,
  'unlisted-browser': unlistedBrowser.fires,
};

export const quiet: Readonly<Record<string, readonly RuleCase[]>> = {
  'clock-step': clockStep.quiet,
  'finesse-restart': finesseRestart.quiet,
  'resource-fault': resourceFault.quiet,
  restart: [
    { name: 'an agent cut', lines: [...regularSweeps, ...cut(agent, { from, lastActive })] },
    {
      name: 'a start long after',
      lines: [...cut(agent, { from, lastActive }), serverStart(at(3_600))],
    },
    {
      name: 'the first start of a log',
      lines: [serverStart(at(-30)), ...cut(agent, { from, lastActive })],
    },
    {
      name: 'a stop a minute after a presence was lost',
      lines: [serverStop(at(120)), presence(at(60), agent, 'unavailable'), ...wholeHour],
    },
    {
      name: 'a stop minutes after the presence was lost, of a session on record',
      lines: [
        ...healthy(agent, from, at(55)),
        presence(at(60), agent, 'unavailable'),
        serverStop(at(180)),
        ...wholeHour,
      ],
    },
    {
      name: 'a page that was left as the service stopped',
      lines: [
        serverStop(at(60)),
        clientStatus(at(10), agent, 'connected'),
        clientStatus(at(59), agent, 'unloading'),
      ],
    },
  ],
  standstill: [
    ...standstill.quiet,
    {
      name: 'memory ran out, and the sweeps went on',
      lines: [
        ...regularSweeps,
        ...cut(agent, { from, lastActive }),
        warn(at(100), 'a message\njava.lang.OutOfMemoryError: Java heap space'),
      ],
    },
    {
      name: 'sweeps run on',
      lines: [...regularSweeps, ...cut(agent, { from, lastActive })],
    },
    {
      name: 'the agent had been silent before',
      lines: [
        ...others.flatMap((id) => healthy(id, at(-300), from)),
        ...others.flatMap((id) => healthy(id, at(100), at(400))),
        ...healthy(agent, at(-300), at(-90)),
        sweep(at(-60), agent, 20_000),
        sweep(at(-30), agent, 50_000),
        sweep(from, agent, 59_900),
        sweep(at(100), agent, 159_900),
        idleClose(at(100), agent),
      ],
    },
    {
      name: 'its silence had begun with the last sweep before',
      lines: [
        ...others.flatMap((id) => healthy(id, at(-300), from)),
        ...others.flatMap((id) => healthy(id, at(100), at(400))),
        ...healthy(agent, at(-300), at(-30)),
        sweep(from, agent, 10_000),
        sweep(at(100), agent, 110_000),
        idleClose(at(100), agent),
      ],
    },
  ],
  'service-user-lost': [
    {
      name: 'the agents were lost before it',
      lines: [...threeLeave(at(125)), ...serviceUserLeft(at(130)), webTick(at(400))],
    },
    {
      name: 'they had fallen silent before it',
      lines: [...crowd(at(300)), ...cutAll(), ...serviceUserLeft(at(150)), webTick(at(400))],
    },
    {
      name: 'one of many was lost after it',
      lines: [
        ...crowd(at(300)),
        ...serviceUserLeft(at(130)),
        ...healthy(agent, from, at(120)),
        sessionClosed(at(150), agent),
        webTick(at(400)),
      ],
    },
    {
      name: 'it only signed in anew',
      lines: [
        ...serviceUserLeft(at(130)),
        serviceUserPresence(at(132), 'available'),
        ...healthy(agent, from, at(120)),
        sessionClosed(at(150), agent),
        webTick(at(400)),
      ],
    },
    {
      name: 'it only signed in anew before three agents of many were lost',
      lines: [
        ...serviceUserLeft(at(100)),
        serviceUserPresence(at(103), 'available'),
        ...crowd(at(300)),
        ...[0, 1, 2].flatMap((i) => [
          presence(from, `${2_000 + i}`, 'available'),
          presence(at(112 + i * 35), `${2_000 + i}`, 'unavailable'),
        ]),
        webTick(at(400)),
      ],
    },
    {
      name: 'less than half of the agents were lost while it was gone',
      lines: [
        ...serviceUserLeft(at(130)),
        ...Array.from({ length: 8 }, (_, i) => healthy(`${2_000 + i}`, from, at(300))).flat(),
        ...threeLeave(at(140)),
        webTick(at(400)),
      ],
    },
    {
      name: 'one agent long after it was back, told by its presence',
      lines: [
        webTick(from),
        presence(from, agent, 'available'),
        serviceUserPresence(at(100), 'unavailable'),
        serviceUserPresence(at(112), 'available'),
        presence(at(200), agent, 'unavailable'),
        webTick(at(400)),
      ],
    },
    {
      name: 'the agents were lost long after it',
      lines: [
        ...serviceUserLeft(at(130)),
        ...[0, 1, 2].flatMap((i) => [
          ...healthy(others[i] as string, from, at(300)),
          sessionClosed(at(320 + i), others[i] as string),
        ]),
        webTick(at(600)),
      ],
    },
    {
      name: 'the service stopped',
      lines: [
        ...others.slice(0, 3).flatMap((id) => healthy(id, from, at(120))),
        serverStop(at(130)),
        ...serviceUserLeft(at(130)),
      ],
    },
  ],
  'cti-lost': [
    ...ctiLostCases.quiet,
    {
      name: 'out of service without the Notification Service',
      lines: [
        xmppUnreachable(at(39)),
        outOfService(at(40)),
        presence(at(60), agent, 'unavailable'),
      ],
    },
    {
      name: 'out of service, and then it tells that the Notification Service is gone',
      lines: [
        outOfService(at(40)),
        xmppUnreachable(at(41)),
        presence(at(60), agent, 'unavailable'),
      ],
    },
    { name: 'no such record', lines: [presence(at(60), agent, 'unavailable')] },
    {
      name: 'lost after the agent',
      lines: [presence(at(60), agent, 'unavailable'), ctiLost(at(61))],
    },
    {
      name: 'lost after the last contact',
      lines: [...cut(agent, { from, lastActive }), ctiLost(at(150)), ...wholeHour],
    },
    {
      name: 'lost long before',
      lines: [ctiLost(at(-600)), presence(at(60), agent, 'unavailable')],
    },
    {
      name: 'only found',
      lines: [ctiEstablished(at(40)), presence(at(60), agent, 'unavailable')],
    },
    {
      name: 'a near-miss',
      lines: [
        ctiLost(at(-10)),
        sweep(from, agent, 0),
        sweep(at(30), agent, 20_000),
        sweep(at(60), agent, 0),
      ],
    },
    {
      name: 'a code of the engine after the desktop had fallen silent',
      lines: [
        ...cut(agent, { from, lastActive }),
        stateEvent(at(170), agent, { code: 32764, product: 'CCX' }),
      ],
    },
    {
      name: 'a code of the engine in answer to a request over a lost presence',
      lines: [
        presence(at(60), agent, 'unavailable'),
        forcedLogout(at(120), agent),
        stateRequest(at(120.01), agent),
        stateEvent(at(120.02), agent, { code: 32765, product: 'CCX' }),
      ],
    },
    {
      name: 'a request of Finesse, answered with the code of a lost client',
      lines: [stateRequest(at(60), agent), stateEvent(at(60.1), agent, { code: 32765 })],
    },
    ...(
      [
        ['of a supervisor', 999, 'CCE'],
        ['of the engine of the other product', 32764, 'CCE'],
        ['of the CTI server of the other product', 50001, 'CCX'],
        ['of a product that nothing names', 32764, 'none'],
        ['of the connection', 255, 'CCX'],
      ] as const
    ).map(([name, code, product]) => ({
      name: `a code ${name}`,
      lines: [stateEvent(at(65), agent, { code, product }), presence(at(66), agent, 'unavailable')],
    })),
  ],
  'shared-path': [
    {
      name: 'nothing shows that the server went on while they were cut and came back together',
      lines: closedUnswept,
    },
    resourceFault.quietPath,
    {
      name: 'everyone goes in one moment, and nothing but their presences tells of it',
      lines: [
        webTick(from),
        ...others.flatMap((id, i) => [
          presence(from, id, 'available'),
          presence(at(130 + i * 0.3), id, 'unavailable'),
        ]),
        webTick(at(400)),
      ],
    },
    {
      name: 'three of a hundred fell silent within one sweep, and none came back',
      lines: [
        ...Array.from({ length: 97 }, (_, i) => healthy(`${3_000 + i}`, from, at(300))).flat(),
        ...cutAll(),
      ],
    },
    {
      name: 'three signed out by the engine in one moment',
      lines: cutAgents.flatMap((id) => [
        stateEvent(at(60), id, { code: 32764, product: 'CCX' }),
        presence(at(62), id, 'unavailable'),
      ]),
    },
    { name: 'two agents', lines: [...regularSweeps, ...cutAll(cutAgents.slice(0, 2))] },
    {
      name: 'three agents, one after the other',
      lines: [
        ...crowd(at(900)),
        ...cutAgents.flatMap((id, i) => cut(id, { from, lastActive: at(110.77 + i * 120) })),
      ],
    },
    {
      name: 'a standstill',
      lines: [
        ...stall(100),
        ...cutAgents.flatMap((id) => [
          ...healthy(id, at(-300), from),
          sweep(at(100), id, 75_000),
          idleClose(at(100), id),
        ]),
      ],
    },
    { name: 'a restart', lines: [...regularSweeps, serverStart(at(310))] },
    {
      name: 'three agents closed as idle by one sweep, no value of a sweep on record',
      lines: [
        ...cutAgents.map((id) => idleClose(closed, id)),
        ...others.map((id) => consume(closed, id, 7)),
      ],
    },
    {
      name: 'missing from one sweep',
      lines: [...crowd(at(300)), ...cutAgents.flatMap((id) => healthy(id, from, at(120)))],
    },
    {
      name: 'routes removed in one second while their polls were held',
      lines: [
        ...crowd(at(300)),
        ...cutAgents.flatMap((id) => [...healthy(id, from, at(120)), routeRemoved(at(130), id)]),
      ],
    },
    {
      name: 'refused in one second',
      lines: [
        ...crowd(at(300)),
        ...cutAgents.flatMap((id) => [
          ...healthy(id, from, at(120)),
          sessionError(at(130), id, 'itemNotFound'),
        ]),
      ],
    },
    {
      name: 'pages that stopped',
      lines: [
        ...regularSweeps,
        ...cutAll(),
        ...cutAgents.flatMap((id) => [
          restRequest(at(90), id, '1'),
          restResponse(at(90.1), id, '1'),
          restRequest(at(290), id, '2'),
          restResponse(at(290.1), id, '2'),
        ]),
      ],
    },
  ],
  'failed-pings': [
    {
      name: 'no webservices that would show the server going on',
      lines: pingsFail({ failing: true }).filter(({ log }) => !log.startsWith('webservices')),
    },
    {
      name: 'another agent lost with it',
      lines: [...pingsFail(), presence(at(318), '1001011', 'unavailable')],
    },
    {
      name: 'a Notification Service that stopped',
      lines: [...pingsFail(), ...infoRuns, serverStop(at(305)), serverStart(at(330))],
    },
    { name: 'Finesse out of service', lines: [...pingsFail(), outOfService(at(306))] },
    { name: 'a second sign-in', lines: pingsFail({ said: 'conflict' }) },
    { name: 'a page that was left', lines: pingsFail({ said: 'unloading' }) },
    {
      name: 'pings a minute apart, as the timers of a hidden tab fire',
      lines: pingsFail().map((line) =>
        line.message.includes('_pingError') && line.at < at(315)
          ? pingFailed(at(260), agent)
          : line,
      ),
    },
    {
      name: 'a page that did not run, and found no network when it did again',
      lines: pingsFail({ failing: true }).filter(
        ({ at: when, log }) => !log.startsWith('client') || when < at(200) || when >= at(304),
      ),
    },
    {
      name: 'a page that did not run',
      lines: pingsFail().filter(
        ({ at: when, log }) => !log.startsWith('client') || when < at(200) || when >= at(310),
      ),
    },
    {
      name: 'a desktop on BOSH',
      lines: pingsFail().map((line) =>
        line.message.includes('wss:')
          ? connectUrl(line.at, agent, 'https://finesse1.example.com:7443/http-bind/')
          : line,
      ),
    },
  ],
  'request-disorder': [
    {
      name: 'a desktop that comes back after a silence',
      lines: [
        ...polls(60),
        ...[90, 120, 150].map((s) => sweep(at(s), agent, (s - 60) * 1_000)),
        ridUnavailable(at(155), 102),
      ],
    },
    {
      name: 'refused 39 s after the last sign of the desktop',
      lines: [
        ...crowd(at(300)),
        ...healthy(agent, from, at(60)),
        sweep(at(90), agent, 16_000),
        sessionError(at(113), agent, 'itemNotFound'),
      ],
    },
    {
      name: 'a rid of nobody',
      lines: [...regularSweeps, ...cut(agent, { from, lastActive }), ridTooHigh(at(95), 109)],
    },
    {
      name: 'after the session was closed as idle',
      lines: [...cut(agent, { from, lastActive }), invalidSession(at(200), agent, '192.0.2.1')],
    },
    ...requestDisorder.quiet,
  ],
  'cut-polls': cutPolls.quiet,
  'failed-requests': failedRequests.quiet,
  'lost-answer': lostAnswer.quiet,
  'duplicate-desktop': [
    { name: 'a refreshed page', lines: replaced },
    {
      name: 'a page that was left, and loaded again behind another address',
      lines: [
        ...moved,
        clientStatus(from, agent, 'connected'),
        clientStatus(at(74.5), agent, 'unloading'),
      ],
    },
    {
      name: 'its log says conflict when it comes back after a loss',
      lines: [
        clientStatus(from, agent, 'connected'),
        pingFailed(at(60), agent),
        pingFailed(at(70), agent),
        clientStatus(at(70.1), agent, 'disconnected'),
        clientStatus(at(95), agent, 'reconnecting'),
        clientStatus(at(110), agent, 'connected'),
        presence(at(110.1), agent, 'unavailable'),
        presence(at(110.2), agent, 'available'),
        clientStatus(at(110.3), agent, 'conflict'),
        ...wholeHour,
      ],
    },
    {
      name: 'its log says conflict after a silence',
      lines: [
        ...cut(agent, { from, lastActive }),
        clientStatus(from, agent, 'connected'),
        clientStatus(at(185), agent, 'conflict'),
      ],
    },
    {
      name: 'back after a silence',
      lines: [
        sweep(from, agent, 0),
        sweep(at(30), agent, 25_000),
        sweep(at(60), agent, 55_000),
        kick(at(70), agent),
        invalidSession(at(71), agent, '192.0.2.1'),
        ...healthy(agent, at(90), at(300), 'aaaa0002'),
      ],
    },
    {
      name: 'a poll long after',
      lines: [...replaced, invalidSession(at(150), agent, '192.0.2.1')],
    },
    ...(
      [
        [32767, 'CCE'],
        [32767, 'none'],
        [20002, 'CCX'],
        [32740, 'CCE'],
        [255, 'CCX'],
      ] as const
    ).map(([code, product]) => ({
      name: `a logout with ${code}, product ${product}`,
      lines: [stateEvent(at(65), agent, { code, product }), presence(at(66), agent, 'unavailable')],
    })),
    {
      name: 'the code of a second sign-in after a silence',
      lines: [
        ...cut(agent, { from, lastActive }),
        stateEvent(at(170), agent, { code: 32767, product: 'CCX' }),
      ],
    },
  ],
  'token-expired': [
    {
      name: 'forced over a lost presence',
      lines: [
        webTick(at(-300)),
        presence(from, agent, 'unavailable'),
        stateRequest(at(60), agent, { sso: true }),
      ],
    },
    {
      name: 'no single sign-on',
      lines: [webTick(at(-300)), stateRequest(at(60), agent), stateEvent(at(60.1), agent)],
    },
    {
      name: 'decided over a presence whose loss is not on record',
      lines: [
        webTick(at(-300)),
        forcedLogout(at(59.9), agent),
        stateRequest(at(60), agent, { sso: true }),
      ],
    },
    {
      name: 'the time before is not on record',
      lines: [webTick(from), stateRequest(at(60), agent, { sso: true })],
    },
    {
      name: 'a supervisor forced it',
      lines: [
        webTick(at(-300)),
        stateRequest(at(60), agent, { sso: true, code: 999 }),
        stateEvent(at(60.1), agent, { code: 999, product: 'CCE' }),
      ],
    },
    {
      name: 'unauthorized after the session was lost',
      lines: [
        ...cut(agent, { from, lastActive }),
        clientStatus(from, agent, 'connected'),
        clientStatus(at(185), agent, 'unauthorized'),
      ],
    },
  ],
  'page-left': [
    {
      name: 'its terminate, where no webservices would show a sign-out',
      lines: [...healthy(agent, from, at(60)), received(at(65), agent, 9, { type: 'terminate' })],
    },
    {
      name: 'the presence went when the last sweep was older than a period',
      lines: [
        ...healthy(agent, from, at(60)),
        serverStart(at(-900)),
        invalidSession(at(1), others[0] ?? '', '192.0.2.1', 'aaaa0001'),
        presence(at(95.001), agent, 'unavailable'),
        ...others.flatMap((id) => healthy(id, at(150), at(400))),
      ],
    },
    { name: 'closed as idle', lines: [...regularSweeps, ...cut(agent, { from, lastActive })] },
    {
      name: 'closed as idle, and back when the agent had been signed out: the page ends its new session',
      lines: backTooLate(agent),
    },
    {
      name: 'a desktop on single sign-on that forced its agent out, and left',
      lines: forcedItselfAndLeft,
    },
    {
      name: 'signed out first',
      lines: [
        ...healthy(agent, from, at(60)),
        stateRequest(at(63), agent, { code: 1, forced: false }),
        received(at(65), agent, 9, { type: 'terminate' }),
      ],
    },
    { name: 'a WebSocket that was reset', lines: [webSocketClosed(at(60), agent)] },
    ...[50, 61, 72].map((seconds) => ({
      name: `a WebSocket that said goodbye at ${seconds} s: Finesse was started at 60 s`,
      lines: [
        webSocketClosed(at(seconds), agent, ' type="unavailable"'),
        finesseStart(at(60)),
        ...wholeHour,
      ],
    })),
    { name: 'presence alone', lines: [presence(at(60), agent, 'unavailable')] },
    {
      name: 'the presence went without a silence, and no log would tell of a stop',
      lines: [
        ...regularSweeps,
        invalidSession(at(1), others[0] ?? '', '192.0.2.1', 'aaaa0001'),
        ...healthy(agent, from, at(60)),
        presence(at(65.5), agent, 'unavailable'),
      ],
    },
    {
      name: 'the presence of three went without a silence, in one moment',
      lines: [
        ...regularSweeps,
        serverStart(at(-900)),
        invalidSession(at(1), others[0] ?? '', '192.0.2.1', 'aaaa0001'),
        ...cutAgents.flatMap((id) => [
          ...healthy(id, from, at(60)),
          presence(at(65.5), id, 'unavailable'),
        ]),
      ],
    },
    {
      name: 'the presence went as the server refused somebody over a rid, and no record tells whom',
      lines: [
        ...regularSweeps,
        serverStart(at(-900)),
        ...healthy(agent, from, at(60)),
        ridTooHigh(at(65), 4_711),
        presence(at(65.5), agent, 'unavailable'),
      ],
    },
    {
      name: 'the desktop asked for its session once more',
      lines: [
        ...regularSweeps,
        serverStart(at(-900)),
        ...healthy(agent, from, at(60)),
        presence(at(65.5), agent, 'unavailable'),
        invalidSession(at(66), agent, '192.0.2.1'),
      ],
    },
    { name: 'a standstill', lines: stall(100) },
  ],
  'sign-out': [
    { name: 'forced over its presence', lines: logoutChain(agent, at(60)) },
    {
      name: 'a code of the connection',
      lines: [stateEvent(at(60), agent, { code: 50002, product: 'CCE' })],
    },
    ...(
      [
        [50004, 'CCX'],
        [32767, 'CCX'],
        [32764, 'CCX'],
        [20002, 'CCE'],
      ] as const
    ).map(([code, product]) => ({
      name: `a logout with ${code}, product ${product}`,
      lines: [
        stateEvent(at(65), agent, { code, product }),
        presence(at(66), agent, 'unavailable'),
      ].filter((line) => code !== 50004 || line.message.includes('PRESENCE')),
    })),
    {
      name: 'a supervisor signed out a desktop that had fallen silent',
      lines: [
        ...cut(agent, { from, lastActive }),
        stateEvent(at(170), agent, { code: 22, product: 'CCX' }),
      ],
    },
    {
      name: 'a supervisor signed out an agent whose presence was lost',
      lines: [
        presence(at(60), agent, 'unavailable'),
        stateEvent(at(90), agent, { code: 999, product: 'CCE' }),
      ],
    },
    {
      name: 'another agent signed out',
      lines: [
        stateRequest(at(58), '1001009', { code: 1, forced: false }),
        presence(at(60), agent, 'unavailable'),
      ],
    },
    {
      name: 'cut before',
      lines: [
        ...cut(agent, { from, lastActive }),
        stateRequest(at(170), agent, { code: 1, forced: false }),
      ],
    },
  ],
  'clock-jump': clockJump.quiet,
  'foreign-gadget': foreignGadget.quiet,
  'page-hole': pageHole.quiet,
  'refused-desktop': refusedDesktop.quiet,
  'two-pages': twoPages.quiet,
  'throttled-page': throttledPage.quiet,
  'unlisted-browser': unlistedBrowser.quiet,
};
