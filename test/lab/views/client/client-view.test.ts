import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { inspect } from '../../../../src/index.ts';
import { BundleFolder } from '../../../../src/lab/files/bundle-folder.ts';
import type { Happening, PageHappening } from '../../../../src/lab/happening.ts';
import { scenarioSchema } from '../../../../src/lab/scenario/scenario.ts';
import { clientView, type SavedClientLog } from '../../../../src/lab/views/client/client-view.ts';
import { mostKept } from '../../../../src/lab/views/client/page-log.ts';
import { Clock } from '../../../../src/lab/world/clock.ts';
import { Random } from '../../../../src/lab/world/random.ts';
import type { Fact } from '../../../../src/model/fact.ts';
import { clientLog } from '../../../../src/parsers/client/format.ts';
import { client } from '../../../../src/parsers/client/index.ts';
import { readLog } from '../../../parsers/read-log.ts';

const start = Date.parse('2026-03-02T08:00:00Z');
const userAgent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0.0.0';
const agent = '1001001';
type Library = 'jabberwerx' | 'strophe' | 'websocket';

interface Setting {
  readonly library?: Library;
  readonly clients?: number | string[];
  readonly noise?: number;
  readonly count?: number;
}

/** The PC is 400 ms ahead, in a zone west of Greenwich; the server is in India. */
function watched({ library = 'jabberwerx', clients = 1, noise = 0, count = 1 }: Setting = {}) {
  const saved: SavedClientLog[] = [];
  const view = clientView({
    scenario: scenarioSchema.parse({
      title: 'a',
      zone: '+05:30',
      desktops: [{ library, count }],
      logs: { clients, noise },
    }),
    random: new Random(7),
    host: (server) => `${server}.example.com`,
    pcClock: () => new Clock(start, { aheadMs: 400, driftPpm: 0, steps: [] }),
    pcZone: '-03:30',
    save: (log) => saved.push(log),
  });
  return { view, saved };
}

/** A happening but for where it is; each type of it alike. */
type On<T> = T extends PageHappening ? Omit<T, 'at' | 'server' | 'agent' | 'page'> : never;

const on = (
  what: On<PageHappening>,
  { at = start, server = 'fin-a', by = agent, page = '1' } = {},
): Happening => ({ ...what, at, server, agent: by, page }) as Happening;

const pageStart = (place?: Parameters<typeof on>[1]) =>
  on({ kind: 'page-start', userAgent, ip: '10.20.1.5' }, place);

/** The lines of a page on which this happened, each a ms after the one before. */
function linesOf(happenings: readonly On<PageHappening>[], setting?: Setting): string[] {
  const { view, saved } = watched(setting);
  view.see(pageStart());
  for (const [i, what] of happenings.entries()) view.see(on(what, { at: start + 1 + i }));
  view.collect(start + 60_000);
  return saved[0]?.text.split('\n') ?? [];
}

const startLines = 5;
const messagesOf = (happenings: readonly On<PageHappening>[], setting?: Setting): string[] =>
  linesOf(happenings, setting)
    .slice(startLines)
    .map((line) =>
      line.replace(/^.*?: : .*?: .*?\d{2}[.][\d-]{3} [-+\d]{5}: /, '').replace(/^.*-----: /, ''),
    );

const factsOf = (lines: readonly string[]): (Fact | undefined)[] =>
  readLog(client, clientLog, lines.join('\n')).map(({ fact }) => fact);

const publication = {
  id: 1,
  pubsubNode: `/finesse/api/User/${agent}`,
  xml: '<Update>\n  <data>\n    <user><state>READY</state><firstName>A &amp; B</firstName></user>\n  </data>\n</Update>',
  madeAt: start,
};

const everything: readonly On<PageHappening>[] = [
  {
    kind: 'page-rest',
    requestId: '1',
    object: 'system-info',
    method: 'GET',
    url: '/finesse/api/SystemInfo?nocache=1',
  },
  { kind: 'page-rest-answer', requestId: '1', object: 'system-info', status: 200 },
  { kind: 'page-drift', serverTime: start + 90, latencyMs: 14 },
  { kind: 'page-transport', transport: 'bosh', url: 'https://fin-a.example.com:7443/http-bind/' },
  { kind: 'page-failover', status: 'connecting' },
  { kind: 'page-status', status: 'connecting' },
  { kind: 'page-status', status: 'connected' },
  { kind: 'page-event', publication },
  { kind: 'page-gadget', title: 'Call History', url: 'http://gadgets.example.net:9090/calls.xml' },
  {
    kind: 'page-gadget-error',
    title: 'Call History',
    url: 'http://gadgets.example.net:9090/calls.xml',
    text: 'TypeError: x is undefined',
  },
  { kind: 'page-ping-failed' },
  { kind: 'page-reset', status: 'disconnected' },
  { kind: 'page-status', status: 'unloading' },
];

describe('a record', () => {
  it("has the PC's time in its zone, and dashes until the drift is known", () => {
    const lines = linesOf([{ kind: 'page-status', status: 'connecting' }]);
    expect(lines[0]).toBe(userAgent);
    const head =
      '2026-03-02T04:30:00.400 -03:30: : fin-a.example.com: --- -- ---- --:--:--.--- -----: Container : ';
    expect(lines.slice(1, startLines)).toEqual([
      `${head}------ Finesse logger initialized ------`,
      `${head}------ Started on: Mon Mar 02 2026 04:30:00 GMT-0330 ------`,
      `${head}------ Browser: null ------`,
      `${head}------ Client IP: null ------`,
    ]);
    expect(lines.at(-1)).toBe(
      `${head.replace('.400', '.401')}[ClientServices] MasterPublisher._connInfoHandler() - Connection status: connecting`,
    );
  });

  it("has the server's time by the drift from the answer on that tells it", () => {
    const lines = linesOf([
      { kind: 'page-drift', serverTime: start - 300, latencyMs: 15 },
      { kind: 'page-failover', status: 'connected' },
    ]);
    // 401 − 8 − (−300): half of the way lies behind the clock's reading.
    expect(lines.slice(startLines)).toEqual([
      '2026-03-02T04:30:00.401 -03:30: : fin-a.example.com: Mar 02 2026 13:29:59.708 +0530: Container : ' +
        'Client: 2026-03-02T08:00:00.393Z, Server: 2026-03-02T07:59:59.700Z, Drift: -693ms, Network Latency (round trip): 15ms',
      '2026-03-02T04:30:00.402 -03:30: : fin-a.example.com: Mar 02 2026 13:29:59.709 +0530: Container : ' +
        'FailoverMonitor._setStatus(): notifying listeners of status=connected',
    ]);
  });

  it('names the server where the page is, and none where a gadget does not know it', () => {
    const { view, saved } = watched();
    view.see(pageStart());
    view.see(on({ kind: 'page-failover', status: 'x' }, { server: 'fin-b' }));
    view.see(
      on(
        { kind: 'page-gadget-error', title: 'Calls', url: 'http://a/', text: 'oh' },
        { server: 'fin-b' },
      ),
    );
    view.collect(start + 5);
    const lines = saved[0]?.text.split('\n') ?? [];
    expect(lines.slice(-2).map((line) => line.split(': ')[2])).toEqual([
      'fin-b.example.com',
      '?.?.?.?',
    ]);
    expect(saved[0]).toMatchObject({ server: 'fin-b', agent, at: start + 5 });
  });
});

describe('of what happens it writes', () => {
  const services =
    'Container : [ClientServices] MasterPublisher._connInfoHandler() - Connection status: ';
  const tunnel = 'Container : EventTunnel.';
  const subscribed = `Container : MasterPublisher._subscribeNode() - Subscribed to node '/finesse/api/User/${agent}'`;
  const url = 'wss://fin-a.example.com:8445/ws/';

  test.each<[name: string, library: Library, happenings: On<PageHappening>[], messages: string[]]>([
    [
      'the first connection of Finesse 11, and others',
      'jabberwerx',
      [
        { kind: 'page-transport', transport: 'bosh', url: 'https://a/http-bind/' },
        { kind: 'page-status', status: 'loaded' },
        { kind: 'page-status', status: 'connecting' },
        { kind: 'page-status', status: 'connecting' },
      ],
      [
        `${services}loaded`,
        'Container : FailoverMonitor.init(): Establishing BOSH connection...',
        `${services}connecting`,
        `${services}connecting`,
      ],
    ],
    [
      'every connection of the tunnel',
      'websocket',
      [
        { kind: 'page-transport', transport: 'websocket', url },
        { kind: 'page-transport', transport: 'websocket', url },
      ],
      [
        `${tunnel}connect() - XMPP client connect url = ${url}`,
        `${tunnel}connect() - XMPP client connect url = ${url}`,
      ],
    ],
    [
      'connected',
      'jabberwerx',
      [{ kind: 'page-status', status: 'connected' }],
      [`${services}connected`, subscribed],
    ],
    [
      'connected, by the tunnel',
      'strophe',
      [{ kind: 'page-status', status: 'connected' }],
      [
        `${tunnel}_onConnect() - XMPP client onConnect status is: 5:null`,
        `${tunnel}_checkToSendConnected(): sending connected`,
        `${services}connected`,
        subscribed,
      ],
    ],
    [
      'disconnecting, by the tunnel',
      'websocket',
      [{ kind: 'page-status', status: 'disconnecting' }],
      [
        `${tunnel}_disconnect() - disconnect requested`,
        `${tunnel}_onConnect() - XMPP client onConnect status is: 7:null`,
        `${services}disconnecting`,
      ],
    ],
    [
      'reconnecting, which the tunnel has no number for',
      'websocket',
      [{ kind: 'page-status', status: 'reconnecting' }],
      [`${services}reconnecting`],
    ],
    [
      'a ping without an answer',
      'websocket',
      [{ kind: 'page-ping-failed' }],
      [`${tunnel}_pingError - Ping response was unsuccessful.`],
    ],
    [
      'a reset',
      'websocket',
      [{ kind: 'page-reset', status: 'conflict' }],
      [`${tunnel}_onConnect() - XMPP client about to reset because of status:conflict`],
    ],
    [
      'a request and its answer',
      'jabberwerx',
      [
        {
          kind: 'page-rest',
          requestId: 'ab',
          object: 'sign-in',
          method: 'PUT',
          url: '/finesse/api/User/1001001',
        },
        { kind: 'page-rest-answer', requestId: 'ab', object: 'sign-in', status: 0 },
      ],
      [
        "Container : [ClientServices] User: requestId='ab', Making REST request: method=PUT, url='/finesse/api/User/1001001'",
        "Container : [ClientServices] User: requestId='ab', Returned with status=0, content=''",
      ],
    ],
    [
      'an event in one line, escaped',
      'jabberwerx',
      [{ kind: 'page-event', publication }],
      [
        `Container : MasterPublisher._parseAndPublishXMLEvent() - Received XML event on node '/finesse/api/User/${agent}': ` +
          '&lt;Update&gt;&lt;data&gt;&lt;user&gt;&lt;state&gt;READY&lt;/state&gt;&lt;firstName&gt;A &amp;amp; B&lt;/firstName&gt;&lt;/user&gt;&lt;/data&gt;&lt;/Update&gt;',
      ],
    ],
    [
      'a gadget and its error',
      'jabberwerx',
      [
        { kind: 'page-gadget', title: 'Calls', url: 'http://g:9090/c.xml' },
        { kind: 'page-gadget-error', title: 'Calls', url: 'http://g:9090/c.xml', text: 'oh' },
      ],
      [
        "Header : Container._shindigRenderGadgets(): Creating 'Calls' gadget: http://g:9090/c.xml",
        'Header : BaseIfrGadget.queryIfrGadgetType_(): http://g:9090/c.xml: subclass set. pubsub2=true',
        'Header : BaseIfrGadget.queryIfrGadgetType_(): http://g:9090/c.xml: subclass methods mixed in.',
        'Header : OAAIfrGadget.finishRenderCalls: finished rendering',
        'Calls : oh',
      ],
    ],
  ])('%s', (_name, library, happenings, messages) => {
    expect(messagesOf(happenings, { library })).toEqual(messages);
  });
});

describe('noise', () => {
  const noisy = (noise: number): string[] => linesOf(everything, { noise });

  it('is left out, there, or there more often; what counts stays the same', () => {
    const [none, usual, double] = [noisy(0), noisy(1), noisy(2)];
    const added = usual.length - none.length;
    expect(added).toBeGreaterThan(5);
    expect(double.length - none.length).toBe(2 * added);
    expect(usual.filter((line) => none.includes(line))).toEqual(none);
  });

  it('says nothing to the product', () => {
    const told = (lines: string[]) => factsOf(lines).filter(Boolean);
    expect(told(noisy(2))).toEqual(told(noisy(0)));
  });
});

it('is read by the parser: no line is unknown, and each fact is told', () => {
  const lines = linesOf(everything, { library: 'websocket' });
  expect(readLog(client, clientLog, lines.join('\n'))).toHaveLength(lines.length);
  expect(client.claim({ path: 'x', head: lines.join('\n') })?.score).toBe(1);
  expect(factsOf(lines).flatMap((fact) => fact?.kind ?? [])).toEqual([
    'client-start',
    'client-start',
    'rest-request',
    'rest-response',
    'client-drift',
    'client-transport',
    'client-failover',
    'client-status',
    'client-status',
    'client-status',
    'client-status',
    'subscribe',
    'client-event',
    'gadget',
    'gadget',
    'gadget',
    'client-ping-failed',
    'client-status',
    'client-status',
  ]);
});

it.each([false, true])('is read from a bundle; CRLF: %s', async (crlf) => {
  const root = mkdtempSync(join(tmpdir(), 'client-view-'));
  try {
    const scenario = scenarioSchema.parse({ title: 'a', logs: { crlf } });
    const server = { name: 'fin-a', ip: '10.0.0.11', wall: (at: number) => at };
    const text = linesOf(everything, { noise: 1 }).join('\n');
    const bundle = new BundleFolder(join(root, 'out'), scenario, [server]);
    bundle.saveClientLog({ server: 'fin-a', agent, at: start, text });
    bundle.close();
    const { bundle: read, problems } = await inspect([join(root, 'out')]);
    expect(read.sources.map(({ kind, lines }) => [kind, lines.unknown])).toEqual([['client', 0]]);
    expect(read.sources[0]?.lines.total).toBe(text.split('\n').length);
    expect(problems).toEqual([]);
  } finally {
    rmSync(root, { recursive: true });
  }
});

describe('whose logs are kept', () => {
  const ids = ['1001001', '1001002', '1001003', '1001004'];
  const savedOf = (clients: number | string[]): string[] => {
    const { view, saved } = watched({ clients, count: 4 });
    for (const by of ids) view.see(pageStart({ by }));
    view.collect(start);
    return saved.map((log) => log.agent);
  };

  it('is said by a share or by their ids', () => {
    expect(savedOf(0)).toEqual([]);
    expect(savedOf(1)).toEqual(ids);
    expect(savedOf(0.5)).toHaveLength(2);
    expect(savedOf(['1001003'])).toEqual(['1001003']);
  });
});

describe('a page', () => {
  it('that is gone has no log, but what was sent before is kept', () => {
    const { view, saved } = watched();
    view.see(pageStart());
    view.sendErrorReport(agent, start + 1);
    view.see(on({ kind: 'page-status', status: 'unloading' }));
    view.see(on({ kind: 'page-end' }));
    view.see(on({ kind: 'page-status', status: 'loaded' }));
    view.collect(start + 9);
    expect(saved.map(({ at }) => at)).toEqual([start + 1]);
    expect(saved[0]?.text).not.toContain('unloading');
  });

  it('after another of the same agent is the one that is collected', () => {
    const { view, saved } = watched({ count: 2 });
    view.see(pageStart());
    view.see(pageStart({ by: '1001002' }));
    view.see(on({ kind: 'page-failover', status: 'of-the-first' }));
    view.see(on({ kind: 'page-failover', status: 'of-another' }, { by: '1001002' }));
    view.see(pageStart({ page: '2' }));
    view.see(on({ kind: 'page-failover', status: 'of-the-second' }, { page: '2' }));
    view.collect(start);
    expect(saved.map(({ agent: id, text }) => [id, /status=(.*)/.exec(text)?.[1]])).toEqual([
      [agent, 'of-the-second'],
      ['1001002', 'of-another'],
    ]);
  });

  it("keeps no more than 1.5 MB, the newest and the browser's line", () => {
    const { view, saved } = watched();
    view.see(pageStart());
    const text = 'ü'.repeat(500);
    for (let i = 0; i < 2_000; i += 1)
      view.see(on({ kind: 'page-gadget-error', title: 'T', url: '', text: `${i} ${text}` }));
    view.collect(start);
    const lines = saved[0]?.text.split('\n') ?? [];
    const numbers = lines.slice(1).map((line) => Number(/T : (\d+) /.exec(line)?.[1]));
    const bytes = Buffer.byteLength(saved[0]?.text ?? '') + 1;
    const aRecord = Buffer.byteLength(lines.at(-1) ?? '') + 1;
    expect(lines[0]).toBe(userAgent);
    expect(bytes).toBeLessThanOrEqual(mostKept);
    expect(bytes).toBeGreaterThan(mostKept - aRecord);
    expect(numbers[0]).toBeGreaterThan(500);
    expect(numbers).toEqual(numbers.map((_, i) => (numbers[0] ?? 0) + i));
    expect(numbers.at(-1)).toBe(1_999);
  });
});
