import {
  accessed,
  clientStatus,
  closedIdle,
  debug,
  idleSweep,
  type Line,
  presence,
  webTick,
} from '../lines.ts';
import { asked, at, systemInfo } from '../page-lines.ts';
import type { FiringCase, RuleCase } from '../rule-case.ts';
import { cut, healthy } from '../stories.ts';

const agent = '1001003';
const closed = cut(agent, { from: at(0), lastActive: at(110) });
const wholeHour = [webTick(at(-3_600)), webTick(at(3_600))];
/** Its presence goes at 100 s. */
const gone = [...wholeHour, presence(at(100), agent, 'unavailable')];

const refused = (...seconds: number[]): Line[] =>
  seconds.flatMap((s) => asked(agent, at(s), 'SystemInfo', '/finesse/api/SystemInfo', 401));
const turnedAway = (...seconds: number[]): Line[] =>
  seconds.map((s) => accessed(at(s), agent, { status: 401 }));

/** A sign-in as Openfire 4.5 and later refuse it, from an address. */
const signInFailed = (when: number, address: string): Line =>
  debug(
    when,
    `SASL negotiation failed for session: HttpSession{address=finesse1.example.com/125vufag2l, streamID=125vufag2l, status=CONNECTED, isEncrypted=true, isDetached=false, serverName='finesse1.example.com', isInitialized=false, hasAuthToken=false, peer address='${address}', presence='<presence type="unavailable"/>', hold='1', wait='PT30S', maxRequests='2', maxPause='PT5M', lastActivity='2026-11-23T13:19:59.127Z', lastAcknowledged='774088738', inactivityTimeout='PT1M'}`,
  );

export const fires: readonly FiringCase[] = [
  {
    name: 'the page was refused before its presence went',
    lines: [...gone, ...systemInfo(agent, -200, -20), ...refused(40, 95)],
    says: ['pageRefused'],
    confidence: 'likely',
  },
  {
    name: 'the page was refused after its session was closed',
    lines: [...closed, ...systemInfo(agent, -200, 160), ...refused(190, 210)],
    says: ['pageRefusedAfterwards'],
    confidence: 'possible',
  },
  {
    name: 'the access log shows it turned away before',
    lines: [...gone, ...turnedAway(60, 75, 90)],
    says: ['turnedAway'],
    confidence: 'likely',
  },
  {
    name: 'the access log shows it turned away afterwards',
    lines: [...gone, ...turnedAway(110, 120, 130)],
    says: ['turnedAwayAfterwards'],
    confidence: 'possible',
  },
  {
    name: 'unauthorized after the session was lost',
    lines: [
      ...closed,
      clientStatus(at(0), agent, 'connected'),
      clientStatus(at(185), agent, 'unauthorized'),
    ],
    says: ['refusedBack'],
    confidence: 'possible',
  },
  {
    name: 'a sign-in from the address of the session was refused',
    lines: [
      ...[0, 30, 60].map((s) => idleSweep(at(s), agent, 5_000)),
      idleSweep(at(90), agent, 35_000),
      idleSweep(at(120), agent, 65_000),
      closedIdle(at(120), agent),
      signInFailed(at(125), '10.0.0.7'),
    ],
    says: ['signIn'],
    confidence: 'possible',
  },
];

export const quiet: readonly RuleCase[] = [
  { name: 'nothing was refused', lines: [...gone, ...systemInfo(agent, -200, 160)] },
  {
    name: 'one request was refused before, and the next let in',
    lines: [...gone, ...refused(40), ...systemInfo(agent, 60, 60)],
  },
  {
    name: 'a browser that has to show who it is',
    lines: [
      ...gone,
      ...[60, 70, 80, 90].flatMap((s) => [...turnedAway(s, s + 0.1), accessed(at(s + 0.2), agent)]),
    ],
  },
  {
    name: 'another agent is turned away',
    lines: [...gone, ...[60, 75, 90].map((s) => accessed(at(s), '1001009', { status: 401 }))],
  },
  { name: 'turned away long before', lines: [...gone, ...turnedAway(-600, -590, -580)] },
  {
    name: 'a near-miss',
    lines: [...healthy(agent, at(0), at(60)), ...refused(40, 45)].concat(
      cut(agent, { from: at(90), lastActive: at(70) }).slice(0, 2),
      healthy(agent, at(150), at(300)),
    ),
  },
  {
    name: 'a sign-in from another address was refused',
    lines: [...closed, signInFailed(at(185), '192.0.2.9')],
  },
];
