import { describe, expect, it, test } from 'vitest';
import { incidentKind, incidentKinds } from '../../../src/lab/incidents/index.ts';
import { unexplainedName } from '../../../src/lab/truths/ledger.ts';
import type { PlainLoss } from '../../../src/lab/truths/loss.ts';
import { tellsOf } from '../../../src/lab/truths/tells.ts';
import { causes, causeWords } from '../../../src/model/words.ts';
import { allLogs, noLogs } from '../truths/books.ts';
import { type Played, play } from './play.ts';

/** What becomes of those whom it meets: why their session ended, or what else was. */
type Fate = NonNullable<PlainLoss['endedBy']> | 'near-miss' | 'logout' | 'closed' | 'nothing';

interface Case {
  /** Everybody whom it meets comes to one of these first. */
  readonly fates: readonly Fate[];
  /** How long, where not every length does it. */
  readonly for?: string;
  /** Of the scenario. */
  readonly given?: object;
  /** Of its desktops. */
  readonly desktops?: object;
  /** What happens besides. */
  readonly beside?: readonly object[];
}

const two = [{ name: 'fin-a' }, { name: 'fin-b' }];
const hidden = { what: 'hide', at: '1m30s', for: '20m', who: 'all' };

/** Each kind in a small world. */
const cases: Readonly<Record<string, Case>> = {
  close: { fates: ['idle', 'replaced'] },
  'close-politely': { fates: ['terminate'] },
  refresh: { fates: ['replaced'] },
  leave: { fates: ['replaced', 'idle'] },
  sleep: { for: '150s', fates: ['idle'] },
  freeze: { for: '150s', fates: ['idle'] },
  block: { for: '150s', fates: ['idle'] },
  hide: { for: '10m', fates: ['near-miss'] },
  'hide-and-fail': { fates: ['near-miss', 'idle'] },
  cover: { fates: ['nothing'] },
  'second-sign-in': { fates: ['replaced'] },
  'sign-in-burst': { fates: ['replaced'] },
  'old-browser': { fates: ['idle'] },
  'pc-clock': { desktops: { sso: true }, fates: ['terminate'] },
  'black-hole': { for: '120s', fates: ['idle', 'replaced', 'rid'] },
  offline: { for: '120s', fates: ['idle', 'replaced'] },
  move: { for: '60s', fates: ['rid', 'near-miss'] },
  'bad-gateway': { for: '100s', fates: ['idle', 'replaced'] },
  'proxy-cuts': { fates: ['nothing'] },
  'lost-answers': { for: '90s', fates: ['rid', 'near-miss'] },
  reorder: { for: '120s', fates: ['nothing'] },
  'slow-path': { fates: ['nothing'] },
  stall: { for: '150s', fates: ['idle', 'rid'] },
  restart: { fates: ['stop'] },
  'tomcat-restart': { given: { servers: two }, for: '180s', fates: ['idle'] },
  'out-of-memory': { for: '180s', fates: ['idle'] },
  'open-files': { for: '180s', fates: ['idle'] },
  threads: { for: '180s', fates: ['idle'] },
  'slow-finesse': { fates: ['nothing'] },
  'cti-lost': { fates: ['logout'] },
  'clock-step': { for: '120s', beside: [hidden], fates: ['idle', 'near-miss', 'nothing'] },
  'clock-back': { for: '120s', fates: ['nothing'] },
  'sign-out': { fates: ['closed'] },
  supervisor: { fates: ['logout'] },
  inactivity: { given: { product: 'ucce-load-1' }, fates: ['logout'] },
  device: { fates: ['logout'] },
  'token-expired': { desktops: { sso: true }, fates: ['terminate'] },
  refused: { fates: ['rid', 'near-miss'] },
};

function playOne(name: string, seed: number): Played {
  const { for: lasts, given = {}, desktops = {}, beside = [] } = cases[name] ?? { fates: [] };
  const isOfServer = incidentKind(name)?.meets !== 'desktop';
  return play({
    length: '25m',
    seed,
    ...given,
    desktops: [{ count: 6, arriveWithin: '60s', ...desktops }],
    incidents: [
      ...beside,
      {
        what: name,
        at: '8m',
        ...(isOfServer ? { server: 'fin-a' } : { who: 3 }),
        ...(lasts && { for: lasts }),
      },
    ],
  });
}

function fateOf(loss: PlainLoss | undefined): Fate {
  if (!loss) return 'nothing';
  const { outcome, endedBy } = loss;
  if (outcome === 'near-miss' || outcome === 'closed') return outcome;
  return endedBy ?? 'logout';
}

it('each kind of incident has a case', () => {
  expect(Object.keys(cases).sort()).toEqual(incidentKinds.map(({ name }) => name).sort());
});

describe.each(incidentKinds)('$name: $title', ({ name, causes: own, side, harmless = false }) => {
  const played = [1, 2].map((seed) => playOne(name, seed));

  it('does so to everybody whom it meets', () => {
    const fates = played.flatMap(({ losses, planned }) => {
      const met = planned.find(({ kind }) => kind.name === name)?.incident.agents ?? [];
      const own = losses.filter(({ incident }) => incident.what === name);
      return met.map((agent) => fateOf(own.find((loss) => loss.agent === agent)));
    });
    expect(fates.length).toBeGreaterThanOrEqual(6);
    expect(cases[name]?.fates).toEqual(expect.arrayContaining([...new Set(fates)]));
    expect(fates.every((fate) => fate === 'nothing')).toBe(harmless);
  });

  it('and to nobody else; nothing is unexplained', () => {
    for (const { losses, planned } of played) {
      const met = planned.flatMap(({ incident }) => incident.agents);
      for (const { agent, incident } of losses) {
        expect(incident.what).not.toBe(unexplainedName);
        expect(met).toContain(agent);
      }
    }
  });

  it('stands on the side of its cause', () => {
    // Polls that come too fast are the desktop's own: no path makes it ask again.
    expect(side).toBe(name === 'sign-in-burst' ? 'client' : causeWords[own[0]].side);
  });

  it('is told by logs only where they leave a true cause open', () => {
    const losses = played
      .flatMap((one) => one.losses)
      .filter(({ incident }) => incident.what === name);
    for (const loss of losses) {
      const withAll = tellsOf(loss, allLogs);
      expect(withAll.causes.some((cause) => own.includes(cause))).toBe(true);
      expect(withAll.seen).not.toBe('cannot');
      expect(tellsOf(loss, noLogs)).toMatchObject({ decided: false });
    }
  });
});

test.each(causes.filter((cause) => cause !== 'undetermined'))('%s can happen', (cause) => {
  expect(incidentKinds.filter((kind) => kind.causes[0] === cause)).not.toEqual([]);
});

test('names are unique', () => {
  expect(new Set(incidentKinds.map(({ name }) => name)).size).toBe(incidentKinds.length);
});
