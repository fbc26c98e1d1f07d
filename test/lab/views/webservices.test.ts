import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import type { Happening } from '../../../src/lab/happening.ts';
import { type Product, products } from '../../../src/lab/scenario/scenario.ts';
import { webservicesView } from '../../../src/lab/views/webservices/index.ts';
import { ctiStateName } from '../../../src/lab/world/agent-state.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { ccbu } from '../../../src/parsers/webservices/formats.ts';
import { webservices } from '../../../src/parsers/webservices/index.ts';
import { holdsAnchor, readLog } from '../../parsers/read-log.ts';
import { analyzeFiles } from '../../support/bundle.ts';
import { agents, eventful, shown, shownAt } from './played.ts';

const log = 'webservices/Desktop-webservices.log';
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const read = (text: string) => readLog(webservices, ccbu, text.replace(/\n$/, ''));

/** The instant of a record by its head. */
function instantOf(head: string): number {
  const bytes = bytesOf(head);
  const time = ccbu.time(bytes, 0, bytes.length);
  return (time?.wall ?? Number.NaN) - (time?.offsetMinutes ?? Number.NaN) * 60_000;
}

/** What the product must read of a happening; undefined: nothing. */
function factOf(one: Happening, product: Product): Fact | undefined {
  switch (one.kind) {
    case 'presence':
      return { kind: 'presence', jid: one.jid, type: one.type };
    case 'subscribed':
    case 'unsubscribed': {
      const kind = one.kind === 'subscribed' ? 'subscribe' : 'unsubscribe';
      return { kind, agent: one.agent, pubsubNode: one.pubsubNode };
    }
    case 'expiry-armed':
    case 'expiry-fired':
    case 'forced-logout':
      return { kind: one.kind, agent: one.agent };
    case 'state-request':
      return {
        kind: 'state-request',
        agent: one.agent,
        state: one.state,
        reasonCode: one.code,
        forced: one.forced,
        ...(one.supervisor === undefined ? {} : { supervised: true }),
        sso: one.sso,
      };
    case 'state-event':
      return {
        kind: 'state-event',
        agent: one.agent,
        state: one.state,
        stateName: ctiStateName(one.state),
        reasonCode: one.code,
        product: product === 'uccx' ? 'uccx' : 'ucce',
        epochMs: one.receivedAt,
      };
    case 'publication': {
      const { pubsubNode } = one.publication;
      return { kind: 'publication', pubsubNode, receivedMs: one.receivedAt };
    }
    case 'cti-connection':
    case 'xmpp-connection':
      return { kind: one.kind, state: one.state, mnemonic: one.mnemonic };
    case 'service-state':
      return { kind: 'service-state', state: one.state, mnemonic: 'OF_STATE_CHANGED' };
    case 'finesse-start':
      return { kind: 'service-start', service: 'Cisco Finesse Tomcat' };
    case 'pool-saturated':
      return { kind: 'resource-fault', fault: 'threads', sign: 'QUEUE STATISTICS POLLING ERROR' };
    default:
      return undefined;
  }
}

/** Every kind of record that Finesse tells; the access log has a view of its own. */
const kinds = [
  'presence',
  'subscribed',
  'unsubscribed',
  'expiry-armed',
  'expiry-fired',
  'forced-logout',
  'state-request',
  'state-event',
  'publication',
  'cti-connection',
  'xmpp-connection',
  'service-state',
  'finesse-start',
  'pool-saturated',
  'queue-statistics',
] as const;

describe.each(products)('%s', (product) => {
  const stage = eventful(product);

  test.each(kinds)('%s happens', (kind) => {
    expect(stage.all(kind).length).toBeGreaterThan(0);
  });

  test.each([
    { noise: 0, multiLine: true },
    { noise: 3, multiLine: true },
    { noise: 3, multiLine: false },
  ])('is read as it happened: %o', ({ noise, multiLine }) => {
    const text = shown(webservicesView, stage.told, { product, noise, multiLine })[log] ?? '';
    const found = read(text)
      .filter(({ fact }) => fact && fact.kind !== 'cti-round-trip')
      .map(({ head, fact }) => [instantOf(head), fact]);
    const expected = stage.told.flatMap((one) => {
      const fact = factOf(one, product);
      return fact ? [[shownAt(one.at), fact]] : [];
    });
    expect(found).toEqual(expected);
  });

  it('has no record of a known kind that nothing reads', () => {
    const text = shown(webservicesView, stage.told, { product, noise: 3 })[log] ?? '';
    const unread = read(text).filter(
      ({ message, fact }) =>
        !fact &&
        !message.includes('NodeId=/finesse/api/Queue/') &&
        webservices.patterns.some((pattern) => holdsAnchor(webservices, pattern, message)),
    );
    expect(unread).toEqual([]);
  });

  it('tells how long CTI took for the statistics', () => {
    const text = shown(webservicesView, stage.told, { product })[log] ?? '';
    const took = read(text).flatMap(({ head, fact }) =>
      fact?.kind === 'cti-round-trip' ? [[instantOf(head), fact.durationMs]] : [],
    );
    const last = stage.told.at(-1)?.at ?? 0;
    const asked = stage
      .all('queue-statistics')
      .map(({ at, roundTripMs }) => [shownAt(at + roundTripMs), roundTripMs])
      .filter(([at = 0]) => at <= shownAt(last))
      .sort(([a = 0], [b = 0]) => a - b);
    expect(took).toEqual(asked);
    expect(Math.max(...took.map(([, ms = 0]) => ms))).toBeGreaterThan(1_000);
  });

  it('is analysed without an unknown line, and tells who was forced out', async () => {
    const texts = shown(webservicesView, stage.told, { product, noise: 2 });
    const path = 'desktop/logs/webservices/Desktop-webservices.2026-03-02T13-30-00.164.log';
    const report = await analyzeFiles({ [path]: texts[log] ?? '' });
    const [source] = report.bundle.sources;
    expect(source?.kind).toBe('webservices');
    expect(source?.lines.unknown).toBe(0);
    const forced = stage.all('forced-logout').map(({ agent }) => agent);
    expect(forced.length).toBeGreaterThan(0);
    for (const agent of forced) {
      const outcomes = report.disconnects
        .filter((one) => one.agent === agent)
        .map(({ outcome }) => outcome);
      expect(outcomes.some((one) => one === 'logged-out' || one === 'recovered')).toBe(true);
    }
    expect(report.agents.map(({ id }) => id).sort()).toEqual(agents);
  });
});

describe('the form', () => {
  const at = Date.UTC(2017, 5, 16, 18, 47, 4, 633) - 3_000;
  const by = { at, server: 'fin-a' } as const;
  const agent = '1001003';

  /** Without number, host and worker. */
  const scrubbed = (text: string): string =>
    text
      .trimEnd()
      .replace(/^\d{10}: [^:]*:{1,2} /, '')
      .replace(/worker\d+/, 'worker');
  const published = readFileSync(
    new URL('../../../fixtures/logs/webservices/presence-driven-logout.log', import.meta.url),
    'utf8',
  )
    .trimEnd()
    .split('\n')
    .map(scrubbed);

  test.each<[what: string, place: number, happening: Happening]>([
    ['armed', 0, { ...by, at: at - 60_002, kind: 'expiry-armed', agent }],
    ['fired', 1, { ...by, at: at - 29_249, kind: 'expiry-fired', agent }],
    ['forced logout', 2, { ...by, at: at - 1, kind: 'forced-logout', agent }],
    [
      'request',
      3,
      {
        ...by,
        kind: 'state-request',
        agent,
        invokeId: 39,
        state: 1,
        code: 255,
        forced: true,
        sso: false,
      },
    ],
  ])('is the published one: %s', (_what, place, happening) => {
    const text = shown(webservicesView, [happening])[log] ?? '';
    expect(scrubbed(text)).toBe(published[place]);
  });

  it('is the published one: event', () => {
    const event: Happening = {
      ...by,
      at: at + 10,
      kind: 'state-event',
      agent,
      state: 1,
      code: 255,
      receivedAt: 1497638824642,
      roundTripMs: 1,
    };
    const text = scrubbed(shown(webservicesView, [event])[log] ?? '');
    expect(text.replace(/cti_sequence_id=\d+/, 'cti_sequence_id=105')).toBe(published[4]);
  });

  it('has payloads of several lines, or of one', () => {
    const { told } = eventful('uccx');
    const lines = (multiLine: boolean): number =>
      (shown(webservicesView, told, { multiLine, noise: 0 })[log] ?? '').split('\n').length;
    expect(lines(true)).toBeGreaterThan(2 * lines(false));
  });

  it('counts subscriptions apart, and everything else up', () => {
    const text = shown(webservicesView, eventful('uccx').told)[log] ?? '';
    const numbers = (own: boolean): number[] =>
      read(text)
        .filter(({ message }) => /^(UN)?SUBSCRIBE/.test(message) === own)
        .map(({ head }) => Number(head.slice(0, 10)));
    for (const each of [numbers(true), numbers(false)])
      expect(each).toEqual(each.map((_, place) => (each[0] ?? 0) + place));
    expect(numbers(true)[0]).not.toBe(numbers(false)[0]);
  });

  it('is nobody else’s', () => {
    const other: Happening = { ...by, server: 'fin-b', kind: 'finesse-start' };
    expect(shown(webservicesView, [other])).toEqual({});
  });

  it('takes no record more by noise than is noise', () => {
    const { told } = eventful('ucce-load-1');
    const facts = (noise: number) =>
      read(shown(webservicesView, told, { product: 'ucce-load-1', noise })[log] ?? '').flatMap(
        ({ fact }) => (fact ? [fact] : []),
      );
    expect(facts(10)).toEqual(facts(0));
  });
});
