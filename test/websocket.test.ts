import { describe, expect, it } from 'vitest';
import { analyzeLines } from './support/bundle.ts';
import { webSocketBundles, webSocketStories } from './support/websocket-stories.ts';

type Story = keyof typeof webSocketStories;
type Bundle = keyof typeof webSocketBundles;

const read = (story: Story, bundle: Bundle) =>
  analyzeLines(webSocketBundles[bundle].flatMap((log) => webSocketStories[story][log]));

const untold = 'undetermined, possible';

/** Of each story, by what is there of it: the agent's outcome, and the cause of each of its losses. */
const verdicts: Readonly<Record<Story, Readonly<Record<Bundle, string>>>> = {
  healthy: {
    webservices: 'healthy',
    'webservices and client': 'healthy',
    'webservices, client and info': 'healthy',
    'openfire at info': 'nobody',
    'openfire at debug': 'inconclusive',
    client: 'healthy',
  },
  'page closed': {
    webservices: `lost: ${untold}`,
    'webservices and client': 'healthy: browser-closed, certain',
    'webservices, client and info': 'healthy: browser-closed, certain',
    'openfire at info': 'nobody',
    'openfire at debug': `inconclusive: ${untold}`,
    client: 'healthy: browser-closed, certain',
  },
  // Its own log ends before it is lost.
  'browser killed': {
    webservices: `lost: ${untold}`,
    'webservices and client': `lost: ${untold}`,
    'webservices, client and info': `lost: ${untold}`,
    'openfire at info': 'nobody',
    'openfire at debug': `inconclusive: ${untold}`,
    client: 'healthy',
  },
  reset: {
    webservices: `recovered: ${untold}`,
    'webservices and client': `recovered: ${untold}`,
    'webservices, client and info': `recovered: ${untold}`,
    'openfire at info': 'nobody',
    'openfire at debug': `recovered: ${untold}`,
    client: `recovered: ${untold}`,
  },
  'black hole of 100 s': {
    webservices: `recovered: ${untold}`,
    'webservices and client': 'recovered: network-path, possible',
    'webservices, client and info': 'recovered: network-path, likely',
    'openfire at info': 'nobody',
    'openfire at debug': `recovered: ${untold}`,
    client: `inconclusive: ${untold}`,
  },
  'PC asleep for 10 min': {
    webservices: `recovered: ${untold}`,
    'webservices and client': `recovered: ${untold}`,
    'webservices, client and info': `recovered: ${untold}`,
    'openfire at info': 'nobody',
    'openfire at debug': `recovered: ${untold}`,
    client: `recovered: ${untold}`,
  },
  'tab hidden': {
    webservices: `recovered: ${untold}`,
    'webservices and client': `recovered: ${untold}`,
    'webservices, client and info': `recovered: ${untold}`,
    'openfire at info': 'nobody',
    'openfire at debug': `recovered: ${untold}`,
    client: `recovered: ${untold}`,
  },
  'channel alone fails': {
    webservices: `recovered: ${untold}`,
    'webservices and client': 'recovered: network-path, possible',
    'webservices, client and info': 'recovered: network-path, possible',
    'openfire at info': 'nobody',
    'openfire at debug': `recovered: ${untold}`,
    client: `recovered: ${untold}`,
  },
  'server restart': {
    webservices: `recovered: ${untold}`,
    'webservices and client': `recovered: ${untold}`,
    'webservices, client and info': 'recovered: service-restart, likely',
    'openfire at info': 'nobody',
    'openfire at debug': 'recovered: service-restart, certain',
    client: `recovered: ${untold}`,
  },
  'second sign-in': {
    webservices: `recovered: ${untold}`,
    'webservices and client': 'recovered: duplicate-sign-in, certain',
    'webservices, client and info': 'recovered: duplicate-sign-in, certain',
    'openfire at info': 'nobody',
    'openfire at debug': `recovered: ${untold}`,
    client: 'inconclusive: duplicate-sign-in, certain',
  },
  unauthorized: {
    webservices: `lost: ${untold}`,
    'webservices and client': `lost: ${untold}`,
    'webservices, client and info': `lost: ${untold}`,
    'openfire at info': 'nobody',
    'openfire at debug': `inconclusive: ${untold}`,
    client: `inconclusive: ${untold}`,
  },
};

const cases = Object.entries(verdicts).flatMap(([story, byBundle]) =>
  Object.entries(byBundle).map(([bundle, verdict]) => [story, bundle, verdict] as const),
) as (readonly [Story, Bundle, string])[];

describe('an agent on a WebSocket', () => {
  it.each(cases)('%s, by %s: %s', async (story, bundle, verdict) => {
    const { agents, disconnects } = await read(story, bundle);
    const [outcome = 'nobody'] = agents.map((agent) => agent.outcome);
    const causes = disconnects.map(
      ({ causes: [first] }) => `${first?.cause}, ${first?.confidence}`,
    );
    expect([outcome, ...causes].join(': ')).toBe(verdict);
  });

  it.each(cases)(
    '%s, by %s: no burst, no sweep, and what is asked for would tell',
    async (story, bundle) => {
      const { bursts, disconnects, bundle: read_ } = await read(story, bundle);
      const kinds = read_.missing.map(({ kind }) => kind);
      expect(bursts).toEqual([]);
      for (const { causes, lastContact, transport } of disconnects) {
        expect(causes.map(({ decide }) => decide ?? '').join()).not.toMatch(/sweep|poll/);
        expect(
          causes
            .flatMap((cause) => cause.for)
            .map(({ text }) => text)
            .join(),
        ).not.toMatch(/sweep|poll/);
        if (bundle !== 'webservices') expect(transport).toBe('websocket');
        if (transport === 'websocket') expect(kinds).not.toContain('openfire-debug');
        if (!webSocketBundles[bundle].some((log) => log === 'client'))
          expect(lastContact).toBeUndefined();
      }
    },
  );
});

describe('what a client log says of it', () => {
  it.each([
    ['reset', 'says that its WebSocket was gone'],
    ['PC asleep for 10 min', 'has a hole over that time'],
    ['browser killed', 'ends there'],
    ['unauthorized', 'says that its WebSocket was gone'],
  ] as const)('%s: %s', async (story, text) => {
    const { disconnects } = await read(story, 'webservices and client');
    expect(disconnects.map(({ causes }) => causes[0]?.decide)).toEqual([
      expect.stringContaining(text),
    ]);
  });

  it.each([
    ['black hole of 100 s', '2026-11-23T10:09:55.500Z', '2026-11-23T10:10:15.500Z'],
    ['channel alone fails', '2026-11-23T10:09:55.500Z', '2026-11-23T10:10:15.500Z'],
  ] as const)(
    '%s: the last contact lies before the first ping without an answer',
    async (story, earliest, latest) => {
      const { disconnects } = await read(story, 'webservices and client');
      expect(disconnects.map(({ lastContact }) => lastContact)).toEqual([
        expect.objectContaining({ earliest, latest }),
      ]);
    },
  );

  it('knows no last contact of a page that slept', async () => {
    const { disconnects } = await read('PC asleep for 10 min', 'webservices and client');
    expect(disconnects.map(({ lastContact }) => lastContact)).toEqual([undefined]);
  });
});
