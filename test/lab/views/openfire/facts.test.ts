import { describe, expect, it } from 'vitest';
import type { ServiceHappening } from '../../../../src/lab/happening.ts';
import { type Release, releases } from '../../../../src/lab/scenario/scenario.ts';
import { openfireOf } from '../../../../src/lab/views/openfire/releases.ts';
import { factsIn, factsOf, publication, session, start, told, written } from './written.ts';

/*
 * Each happening as each release tells it: what the tool must read of it, or that there is nothing to read.
 */
const one = session();
const { sid, jid = '', ip } = one;
const rid = 164853266;
const socket = session({ transport: 'websocket', sid: 'exro76f78' });

interface Case {
  readonly name: string;
  readonly happenings: readonly ServiceHappening[];
  readonly logs?: Readonly<Record<string, unknown>>;
  /** By release; where one is missing, nothing. */
  readonly facts: Partial<Record<Release, readonly object[]>>;
}

const same = (names: readonly Release[], ...facts: object[]): Case['facts'] =>
  Object.fromEntries(names.map((name) => [name, facts]));
const since = (first: Release): readonly Release[] => releases.slice(releases.indexOf(first));
const until = (last: Release): readonly Release[] => releases.slice(0, releases.indexOf(last) + 1);

const bosh = { bosh: true };
const quiet = { debug: false };
const gone = (why: 'idle' | 'terminate' | 'rid' | 'overactivity' | 'replaced' | 'stop') =>
  told('session-gone', { session: session({ status: -1, presence: 'unavailable' }), why });
const request = (purpose: 'auth' | 'bind' | 'restart' | 'poll' | 'terminate') =>
  told('bosh-request', { session: one, sid, rid, purpose, agent: '1001003', ip, port: 49805 });
const answer = (type: 'created' | 'done' | 'empty' | 'data' | 'terminate', other: object = {}) =>
  told('bosh-answer', { session: one, rid, type, held: false, publications: [], ...other });

const removed = { kind: 'route-removed', jid };
const added = { kind: 'route-added', jid };
const consumed = { kind: 'consume-response', sid, rid, status: 3, jid, unavailable: false };
const ofRequest = (type: string) => ({ kind: 'bosh-request', sid, rid, type });
const accept = { kind: 'resource-fault', fault: 'accept' };
const openFiles = { kind: 'resource-fault', fault: 'open-files' };
const threads = { kind: 'resource-fault', fault: 'threads' };
const creating = { kind: 'bosh-request', sid, rid, type: 'unknown' };

const cases: readonly Case[] = [
  {
    name: 'a sweep, idle for 45.159 s',
    happenings: [told('sweep', { session: one, lastActiveMs: 45_159 })],
    logs: bosh,
    facts: {
      'finesse-11': [{ kind: 'sweep', sid, jid, lastActiveMs: 45_159 }],
      'openfire-3.8': [{ kind: 'sweep', jid, lastActiveMs: 45_159 }],
      'openfire-4.2': [{ kind: 'sweep', sid, jid, lastActiveMs: 45_159 }],
      ...same(since('openfire-4.4'), {
        kind: 'sweep',
        sid,
        jid,
        lastActiveMs: 45_159,
        idleOnly: true,
        rid: one.rid,
        clientAddress: ip,
      }),
    },
  },
  {
    name: 'a sweep of a session that holds a request',
    happenings: [told('sweep', { session: one, lastActiveMs: -3 })],
    logs: bosh,
    facts: {
      'finesse-11': [{ kind: 'sweep', sid, jid, lastActiveMs: -3 }],
      'openfire-3.8': [{ kind: 'sweep', jid, lastActiveMs: -3 }],
      'openfire-4.2': [{ kind: 'sweep', sid, jid, lastActiveMs: -3 }],
    },
  },
  {
    name: 'a sweep without BOSH logging',
    happenings: [told('sweep', { session: one, lastActiveMs: 45_159 })],
    facts: {
      'finesse-11': [{ kind: 'sweep', sid }],
      'openfire-3.8': [{ kind: 'sweep', jid }],
      'openfire-4.2': [{ kind: 'sweep', sid }],
    },
  },
  {
    name: 'a sweep without debug logging',
    happenings: [told('sweep', { session: one, lastActiveMs: 45_159 })],
    logs: { ...quiet, ...bosh },
    facts: same(since('openfire-4.4'), { kind: 'sweep', sid }),
  },
  {
    name: 'an idle close, without debug logging',
    happenings: [told('idle-close', { session: one, idleMs: 63_231 }), gone('idle')],
    logs: quiet,
    facts: {
      'finesse-11': [
        { kind: 'idle-close', sid, jid, thresholdMs: 60_000 },
        { kind: 'session-closed', jid, by: 'server' },
      ],
      'openfire-3.8': [{ kind: 'idle-close', jid }],
      'openfire-4.2': [{ kind: 'idle-close', sid, jid }],
      ...same(since('openfire-4.4'), { kind: 'idle-close', sid, jid, clientAddress: ip }),
    },
  },
  {
    name: 'a clean end',
    happenings: [gone('terminate')],
    facts: {
      'openfire-4.2': [added, removed],
      'openfire-4.4': [removed],
      'openfire-4.7': [{ kind: 'session-closed', sid, jid, by: 'server' }, removed],
      'openfire-5.0': [{ kind: 'session-closed', sid, jid, by: 'server' }, removed],
    },
  },
  {
    name: 'an end over a rid',
    happenings: [told('rid-too-high', { session: one, rid: rid + 9, limit: rid + 2 }), gone('rid')],
    facts: {
      ...same(until('openfire-3.8'), { kind: 'rid-too-high', rid: rid + 9, limit: rid + 2 }),
      'openfire-4.2': [
        { kind: 'session-error', sid, jid, condition: 'itemNotFound' },
        added,
        removed,
        { kind: 'rid-too-high', rid: rid + 9, limit: rid + 2 },
      ],
      'openfire-4.4': [
        { kind: 'session-error', sid, jid, condition: 'itemNotFound' },
        removed,
        { kind: 'rid-too-high', sid, rid: rid + 9, limit: rid + 2 },
      ],
      ...same(
        since('openfire-4.7'),
        { kind: 'rid-too-high', sid, rid: rid + 9, limit: rid + 2 },
        { kind: 'session-error', sid, jid, condition: 'itemNotFound' },
        { kind: 'session-closed', sid, jid, by: 'server' },
        removed,
      ),
    },
  },
  {
    name: 'a rid whose answer is not kept',
    happenings: [told('rid-unavailable', { session: one, rid })],
    facts: {
      ...same(until('openfire-4.2'), { kind: 'rid-unavailable', rid }),
      'openfire-4.4': [{ kind: 'rid-unavailable', rid, sid }],
      ...same(
        since('openfire-4.7'),
        { kind: 'rid-repeated', rid, sid },
        { kind: 'rid-unavailable', rid, sid },
      ),
    },
  },
  {
    name: 'a rid that is held and comes again',
    happenings: [told('rid-repeated', { session: one, rid, open: true })],
    logs: bosh,
    facts: same(releases, { kind: 'rid-repeated', rid }),
  },
  {
    name: 'a rid that was answered and comes again',
    happenings: [told('rid-repeated', { session: one, rid, open: false })],
    logs: bosh,
    facts: same(since('openfire-4.7'), { kind: 'rid-repeated', rid, sid }),
  },
  {
    name: 'overactivity: too many requests',
    happenings: [
      told('overactivity', { session: one, reason: 'too-many-requests', intervalSeconds: 0 }),
    ],
    logs: bosh,
    facts: same(releases, { kind: 'overactivity', reason: 'too-many-requests' }),
  },
  {
    name: 'overactivity: polling too fast',
    happenings: [
      told('overactivity', { session: one, reason: 'polling-too-fast', intervalSeconds: 3.5 }),
    ],
    logs: bosh,
    facts: {
      ...same(until('openfire-4.4'), { kind: 'overactivity', intervalSeconds: 3 }),
      ...same(since('openfire-4.7'), { kind: 'overactivity', intervalSeconds: 3.5 }),
    },
  },
  {
    name: 'overactivity without BOSH logging',
    happenings: [
      told('overactivity', { session: one, reason: 'too-many-requests', intervalSeconds: 0 }),
    ],
    facts: same(
      releases.filter((release) => release !== 'openfire-4.4'),
      { kind: 'overactivity' },
    ),
  },
  {
    name: 'a sid that nobody has',
    happenings: [told('invalid-session', { sid: '89a189c6', rid, ip, port: 49805 })],
    facts: same(releases, { kind: 'invalid-session', sid: '89a189c6', clientAddress: ip }),
  },
  {
    name: 'a sid that nobody has, without debug logging',
    happenings: [told('invalid-session', { sid: '89a189c6', rid, ip, port: 49805 })],
    logs: quiet,
    facts: same(until('openfire-3.8'), { kind: 'invalid-session', sid: '89a189c6' }),
  },
  {
    name: 'a second sign-in',
    happenings: [told('kicked', { old: one, by: session({ sid: 'b2005e1f', jid: undefined }) })],
    facts: {
      ...same(['openfire-4.2', 'openfire-4.4'], { kind: 'conflict', sid, jid }),
      'openfire-4.7': [{ kind: 'conflict', sid }],
      'openfire-5.0': [{ kind: 'conflict', sid, jid, clientAddress: ip }],
    },
  },
  {
    name: 'an event that nobody is there for',
    happenings: [told('undeliverable', { agent: '1001003', publication })],
    facts: same(releases, {
      kind: 'undeliverable',
      jid: '1001003@finesse1.example.test',
      notBeforeMs: Date.parse('2026-11-23T13:02:09.510Z'),
    }),
  },
  {
    name: 'a held poll and its answer',
    happenings: [
      request('poll'),
      told('bosh-held', { session: one, rid }),
      answer('empty', { held: true }),
    ],
    facts: {
      ...same(until('openfire-3.8'), consumed, consumed),
      ...same(since('openfire-4.7'), creating),
    },
  },
  {
    name: 'a held poll that a clean end answers',
    happenings: [
      told('bosh-answer', {
        session: session({ status: -1, presence: 'unavailable' }),
        rid,
        type: 'empty',
        held: true,
        publications: [],
      }),
    ],
    facts: same(until('openfire-3.8'), { ...consumed, status: -1, unavailable: true }),
  },
  {
    name: 'a terminate and its answer',
    happenings: [request('terminate'), answer('terminate')],
    facts: same(since('openfire-4.7'), creating, {
      kind: 'bosh-request',
      sid,
      rid,
      type: 'terminate',
    }),
  },
  {
    name: 'a poll, with BOSH logging',
    happenings: [request('poll')],
    logs: bosh,
    facts: {
      ...same(until('openfire-4.2'), ofRequest('poll')),
      ...same(since('openfire-4.4'), ofRequest('poll'), creating),
    },
  },
  {
    name: 'a poll, with BOSH but without debug logging',
    happenings: [request('poll')],
    logs: { ...bosh, ...quiet },
    facts: {
      ...same(['openfire-3.8', 'openfire-4.2', 'openfire-4.7', 'openfire-5.0'], ofRequest('poll')),
      'openfire-4.4': [ofRequest('poll'), creating],
    },
  },
  {
    name: 'a new session',
    happenings: [answer('created')],
    logs: bosh,
    facts: {
      'finesse-11': [{ kind: 'bosh-request', sid, rid, type: 'create', waitMs: 30_000 }],
      ...same(
        since('openfire-3.8').filter((release) => release < 'openfire-4.7'),
        { kind: 'bosh-request', sid, rid, type: 'create', waitMs: 30_000 },
        { kind: 'bosh-answer', sid, type: 'created', waitMs: 30_000, inactivityMs: 60_000 },
      ),
      ...same(
        since('openfire-4.7'),
        { kind: 'bosh-request', sid, rid, type: 'create', waitMs: 30_000 },
        { kind: 'bosh-answer', sid, type: 'created', waitMs: 30_000, inactivityMs: 60_000 },
        { kind: 'bosh-request', sid, type: 'create' },
      ),
    },
  },
  {
    name: 'a bind and its answer, with BOSH logging',
    happenings: [
      request('bind'),
      told('bosh-answer', {
        session: session({ purpose: 'bind' }),
        rid,
        type: 'done',
        held: false,
        publications: [],
      }),
    ],
    logs: { ...bosh, ...quiet },
    facts: {
      ...same(['openfire-3.8', 'openfire-4.2', 'openfire-4.7', 'openfire-5.0'], ofRequest('data'), {
        kind: 'bosh-answer',
        sid,
        type: 'data',
        jid,
      }),
      'openfire-4.4': [
        ofRequest('data'),
        creating,
        { kind: 'bosh-answer', sid, type: 'data', jid },
      ],
    },
  },
  {
    name: 'an event in an answer, with BOSH logging',
    happenings: [answer('data', { held: true, publications: [publication] })],
    logs: { ...bosh, ...quiet },
    facts: same(since('openfire-3.8'), {
      kind: 'bosh-answer',
      sid,
      type: 'data',
      notBeforeMs: Date.parse('2026-11-23T13:02:09.510Z'),
    }),
  },
  {
    name: 'an end over a rid in its answer, with BOSH logging',
    happenings: [answer('terminate', { condition: 'item-not-found' })],
    logs: bosh,
    facts: same(
      since('openfire-3.8'),
      { kind: 'bosh-error', sid, errorType: 'terminate', condition: 'item-not-found' },
      { kind: 'bosh-answer', sid, type: 'terminate', condition: 'item-not-found' },
    ),
  },
  {
    name: 'statistics',
    happenings: [told('statistics', { session: one, sent: 4, queued: 1, dropped: 2, bytes: 3748 })],
    facts: {
      'finesse-11': Array.from({ length: 2 }, () => ({
        kind: 'session-statistics',
        jid,
        epochMs: start,
        sent: 4,
        queued: 1,
        dropped: 2,
      })),
    },
  },
  {
    name: 'a JID, bound',
    happenings: [told('session-bound', { session: one })],
    facts: same(since('openfire-4.2'), added),
  },
  {
    name: 'a JID, bound over a WebSocket',
    happenings: [told('session-bound', { session: socket })],
    facts: same(since('openfire-4.2'), added, added),
  },
  {
    name: 'a WebSocket that is reset',
    happenings: [
      told('websocket-closed', { session: socket, how: 'reset' }),
      told('session-gone', { session: socket, why: 'socket' }),
    ],
    facts: {
      ...same(
        ['openfire-4.2', 'openfire-4.4'],
        { kind: 'session-closed', sid: socket.sid, jid, by: 'websocket', unavailable: false },
        { kind: 'session-closed', sid: socket.sid, jid, by: 'websocket', unavailable: false },
        removed,
        removed,
      ),
      'openfire-4.7': [
        { kind: 'session-closed', sid: socket.sid, jid, by: 'websocket', unavailable: false },
        { kind: 'session-closed', sid: socket.sid, jid, by: 'websocket', unavailable: false },
        { kind: 'session-closed', sid: socket.sid, jid, by: 'server' },
        removed,
      ],
      'openfire-5.0': [
        { kind: 'session-closed', jid, by: 'websocket', after: 'error' },
        { kind: 'session-closed', sid: socket.sid, jid, by: 'server' },
        removed,
      ],
    },
  },
  {
    name: 'a WebSocket that says goodbye',
    happenings: [told('websocket-closed', { session: socket, how: 'clean' })],
    facts: {
      'openfire-4.2': [
        added,
        { kind: 'session-closed', sid: socket.sid, unavailable: true },
        { kind: 'session-closed', sid: socket.sid, unavailable: true },
        removed,
      ],
      'openfire-4.4': [
        { kind: 'session-closed', sid: socket.sid, unavailable: true },
        { kind: 'session-closed', sid: socket.sid, unavailable: true },
        removed,
      ],
      'openfire-4.7': [
        { kind: 'session-closed', sid: socket.sid, unavailable: true },
        { kind: 'session-closed', sid: socket.sid, unavailable: true },
      ],
    },
  },
  {
    name: 'a WebSocket that another took the place of',
    happenings: [
      told('websocket-closed', {
        session: { ...socket, status: -1, presence: 'unavailable' },
        how: 'clean',
      }),
    ],
    facts: {
      ...same(
        ['openfire-4.2', 'openfire-4.4'],
        { kind: 'session-closed', sid: socket.sid, unavailable: false },
        removed,
      ),
      'openfire-4.7': [{ kind: 'session-closed', sid: socket.sid, unavailable: false }],
    },
  },
  {
    name: 'a held poll that a second sign-in answers',
    happenings: [
      told('bosh-answer', {
        session: session({ status: -1, presence: 'unavailable' }),
        rid,
        type: 'data',
        condition: 'conflict',
        held: true,
        publications: [],
      }),
    ],
    facts: same(until('openfire-3.8'), consumed),
  },
  {
    name: 'a WebSocket that nothing came over',
    happenings: [
      told('websocket-ping', { session: socket }),
      told('websocket-closed', { session: socket, how: 'silence' }),
    ],
    facts: {
      ...same(
        ['openfire-4.2', 'openfire-4.4'],
        { kind: 'session-closed' },
        { kind: 'session-closed' },
        removed,
      ),
      'openfire-4.7': [{ kind: 'session-closed' }, { kind: 'session-closed' }],
      'openfire-5.0': [
        { kind: 'websocket-ping', jid },
        { kind: 'session-closed', jid, by: 'websocket', after: 'silence' },
      ],
    },
  },
  {
    name: 'a session that a stop ends',
    happenings: [gone('stop')],
    facts: {
      'openfire-4.2': [{ kind: 'session-closed', sid, jid, by: 'server-stop' }, added, removed],
      'openfire-4.4': [{ kind: 'session-closed', sid, jid, by: 'server-stop' }, removed],
      ...same(
        since('openfire-4.7'),
        { kind: 'session-closed', sid, jid, by: 'server-stop' },
        { kind: 'session-closed', sid, jid, by: 'server' },
        removed,
      ),
    },
  },
  {
    name: 'a WebSocket that a stop ends',
    happenings: [told('websocket-closed', { session: socket, how: 'stop' })],
    facts: {
      ...same(since('openfire-4.2'), {
        kind: 'session-closed',
        sid: socket.sid,
        by: 'server-stop',
      }),
      ...same(
        ['openfire-4.2', 'openfire-4.4'],
        { kind: 'session-closed', sid: socket.sid, by: 'server-stop' },
        removed,
      ),
    },
  },
  {
    name: 'too many open files',
    happenings: [told('service-fault', { fault: 'open-files', count: 2 })],
    facts: {
      'openfire-4.2': [accept, accept],
      ...same(['openfire-4.4', 'openfire-4.7'], openFiles, openFiles),
      'openfire-5.0': [accept, openFiles, accept, openFiles],
    },
  },
  {
    name: 'no more threads',
    happenings: [told('service-fault', { fault: 'threads', count: 1 })],
    logs: quiet,
    facts: {
      ...same(['openfire-4.2', 'openfire-4.4'], threads),
      ...same(since('openfire-4.7'), threads, threads),
    },
  },
  {
    name: 'a start, and no more memory',
    happenings: [told('service-start', {}), told('service-fault', { fault: 'memory', count: 2 })],
    logs: quiet,
    facts: Object.fromEntries(
      releases.map((release) => {
        const started = { kind: 'server-start', release: openfireOf[release] };
        const memory = { kind: 'resource-fault', fault: 'memory' };
        const hasInfoLog = until('openfire-4.4').includes(release);
        return [
          release,
          hasInfoLog ? [started, started, memory, memory] : [started, memory, memory, started],
        ];
      }),
    ),
  },
  {
    name: 'a stop',
    happenings: [told('service-stop', {})],
    logs: quiet,
    facts: same(
      releases,
      { kind: 'server-stop' },
      { kind: 'server-stop' },
      { kind: 'server-stop' },
    ),
  },
];

describe.each(cases)('$name', ({ happenings, logs = {}, facts }) => {
  it.each(releases)('%s', (release) => {
    const read = factsOf(written(release, happenings, { logs }));
    expect(read).toMatchObject(facts[release] ?? []);
    expect(read).toHaveLength(facts[release]?.length ?? 0);
  });
});

it.each(['openfire-4.2', 'openfire-4.4'] as const)(
  '%s: all.log holds what the others do',
  (release) => {
    const happenings = cases.flatMap((each) => each.happenings);
    const { 'openfire/all.log': all = [], ...others } = written(release, happenings, {
      logs: bosh,
    });
    const { 'openfire/nohup.out': _, ...logs } = others;
    const kinds = (facts: { kind: string }[]) => facts.map(({ kind }) => kind).sort();
    expect(kinds(factsIn('openfire/all.log', all))).toEqual(kinds(factsOf(logs)));
    expect(all).toHaveLength(Object.values(logs).flat().length);
  },
);
