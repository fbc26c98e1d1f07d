import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { hasReturn, worstOf } from '../../../src/reporters/html/script/lanes/crowd-mark.ts';
import type { Lane } from '../../../src/reporters/html/script/lanes/lane.ts';
import { layoutOf } from '../../../src/reporters/html/script/lanes/layout.ts';
import { nearestDisconnect } from '../../../src/reporters/html/script/lanes/nearest.ts';
import type { Picture } from '../../../src/reporters/html/script/lanes/picture.ts';
import { xOf } from '../../../src/reporters/html/script/lanes/scale.ts';
import { type Scene, sceneOf } from '../../../src/reporters/html/script/lanes/scene.ts';
import { tipAt } from '../../../src/reporters/html/script/lanes/tip.ts';
import { localTime } from '../../../src/reporters/phrases/local-time.ts';
import { crowd } from '../../browser/crowd.ts';
import { emptyReport } from '../sample-report.ts';

const reportOf = (name: string): Report => {
  const file = new URL(`../../../fixtures/scenarios/${name}/report.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
};
const iso = (ms: number): string => new Date(ms).toISOString();
const span = ({ from, to }: { from: number; to: number }) => [iso(from), iso(to)];

function laneOf(scene: Scene, id: string): Lane {
  const lane = scene.lanes.find(({ agent }) => agent.id === id);
  if (lane === undefined) throw new Error(`no lane of ${id}`);
  return lane;
}

describe("an agent's lane", () => {
  const { marks, silences, contacts, graces, seen } = laneOf(
    sceneOf(reportOf('technote-idle-logout')),
    '1001003',
  );

  it('has a mark for every record of the loss', () => {
    expect(marks.map(({ step, shape, tone }) => `${step.step} ${shape} ${tone}`)).toEqual([
      'idle-close end bad',
      'session-closed end bad',
      'presence-unavailable away bad',
      'expiry-armed note bad',
      'expiry-fired note bad',
      'undeliverable note bad',
      'forced-logout logout bad',
      'logout-request logout bad',
      'logout-confirmed logout bad',
    ]);
  });

  it('has one silence, though its sweeps contradict each other, that ends at the limit', () => {
    expect(silences.map(span)).toEqual([['2017-06-16T18:44:50.770Z', '2017-06-16T18:46:04.000Z']]);
    expect(silences[0]?.depth).toBe(1);
  });

  it('has the interval of the last contact, the grace up to the logout, and the session', () => {
    expect(contacts.map(span)).toEqual([['2017-06-16T18:44:20.770Z', '2017-06-16T18:45:01.768Z']]);
    expect(graces.map(span)).toEqual([['2017-06-16T18:46:04.631Z', '2017-06-16T18:47:04.632Z']]);
    expect(seen.map(span)).toEqual([['2017-06-16T18:44:34.000Z', '2017-06-16T18:46:04.000Z']]);
  });

  it('has a silence for each time that a hidden tab fell silent', () => {
    const scene = sceneOf(reportOf('hidden-tabs-two-hours'));
    const most = Math.max(...scene.lanes.map((lane) => lane.silences.length));
    expect(most).toBeGreaterThan(1);
    for (const lane of scene.lanes)
      lane.silences.forEach((silence, index) => {
        expect(silence.from).toBeLessThan(silence.to);
        expect(silence.from).toBeGreaterThan(lane.silences[index - 1]?.to ?? 0);
        expect(silence.depth).toBeLessThanOrEqual(1);
      });
  });

  it('marks a return as good, whatever the loss was', () => {
    const back = laneOf(sceneOf(reportOf('site-cut')), '5001').marks.at(-1);
    expect([back?.shape, back?.tone]).toEqual(['back', 'good']);
  });
});

describe('the scene', () => {
  it('has every agent once, those with losses first and the worst of them at the top', () => {
    const report = crowd({ agents: 60, events: 2_000 });
    const { lanes } = sceneOf(report);
    const outcomes = [...new Set(lanes.map(({ agent }) => agent.outcome))];
    expect(outcomes).toEqual([
      'logged-out',
      'lost',
      'inconclusive',
      'recovered',
      'near-miss',
      'healthy',
    ]);
    expect(lanes.map(({ agent }) => agent.id).sort()).toEqual(report.agents.map(({ id }) => id));
  });

  it('has every step as a mark, a silence or a last contact', () => {
    const report = crowd({ agents: 60, events: 2_000 });
    const steps = report.disconnects.flatMap((one) => one.steps);
    const marked = steps.filter(({ step }) => step !== 'silence' && step !== 'last-contact');
    const { lanes } = sceneOf(report);
    expect(lanes.reduce((sum, { marks }) => sum + marks.length, 0)).toBe(marked.length);
    const all = steps.filter(({ step }) => step === 'silence').map(({ at }) => Date.parse(at));
    const silences = lanes.flatMap((lane) => lane.silences);
    for (const at of all) expect(silences.some(({ from, to }) => from < at && at <= to)).toBe(true);
  });

  it.each(['site-cut', 'two-servers', 'notification-service-restart', 'dst-autumn'])(
    'holds everything it draws: %s',
    (name) => {
      const { lanes, bursts, events, whole } = sceneOf(reportOf(name));
      const ranges = [
        ...lanes.flatMap(({ seen, silences, contacts }) => [...seen, ...silences, ...contacts]),
        ...bursts,
        ...events,
      ];
      const instants = [
        ...ranges.flatMap(({ from, to }) => [from, to]),
        ...lanes.flatMap(({ marks }) => marks.map(({ at }) => at)),
      ];
      expect(Math.min(...instants)).toBeGreaterThan(whole?.from ?? Number.POSITIVE_INFINITY);
      expect(Math.max(...instants)).toBeLessThan(whole?.to ?? 0);
    },
  );

  it('has no time where the report tells none, and room around one instant', () => {
    expect(sceneOf(emptyReport).whole).toBeUndefined();
    const at = '2024-02-29T04:20:00.000Z';
    const { whole } = sceneOf({
      ...emptyReport,
      bundle: { ...emptyReport.bundle, from: at, to: at },
    });
    expect(whole && whole.to - whole.from).toBe(30_000);
  });
});

it('takes the worst of a crowd for all of it', () => {
  const { marks } = laneOf(sceneOf(reportOf('site-cut')), '5001');
  const all = { first: 0, end: marks.length, from: 0, to: 0 };
  expect(worstOf(marks, all)).toEqual({ shape: 'logout', tone: 'bad' });
  expect(hasReturn(marks, all)).toBe(true);
  expect(hasReturn(marks, { ...all, end: marks.length - 1 })).toBe(false);
  expect(worstOf(marks, { ...all, first: marks.length - 1 })).toEqual({
    shape: 'back',
    tone: 'good',
  });
});

it('finds the disconnect that lies nearest', () => {
  const lane = laneOf(sceneOf(crowd({ agents: 10, events: 500 })), '1001001');
  for (const { id, at } of lane.disconnects)
    expect(nearestDisconnect(lane, Date.parse(at))?.id).toBe(id);
  expect(nearestDisconnect({ ...lane, disconnects: [] }, 0)).toBeUndefined();
});

describe('what is under the pointer', () => {
  function pictureOf(name: string): Picture {
    const report = reportOf(name);
    const scene = sceneOf(report);
    const layout = layoutOf({
      width: 1_200,
      lanes: scene.lanes.length,
      hasBursts: scene.bursts.length > 0,
      hasEvents: scene.events.length > 0,
      most: 600,
    });
    const scale = {
      ...(scene.whole ?? { from: 0, to: 1 }),
      left: layout.labels,
      width: layout.plot,
    };
    const local = localTime(report.bundle.nodes);
    const nothing = { agent: undefined, disconnect: undefined, current: undefined };
    return { scene, lanes: scene.lanes, layout, scale, scroll: 0, local, ...nothing };
  }
  const tip = (name: string, at: string, lane: number): string[] => {
    const picture = pictureOf(name);
    const { head, lane: height } = picture.layout;
    return tipAt(picture, xOf(picture.scale, Date.parse(at)), head + (lane + 0.5) * height);
  };

  it('is told with the times of the chosen clock: the end of a session', () => {
    expect(tip('site-cut', '2024-02-29T04:25:12.000Z', 0)).toMatchInlineSnapshot(`
      [
        "5001, logged-out, network-path (network, likely)",
        "09:55:12 closed as idle",
        "09:55:12 session closed",
        "09:55:12 presence unavailable",
        "09:55:12 put into the expiry hash",
        "silent 09:54:07–09:55:12, 64.3 s",
        "last contact 09:53:37–09:54:09",
        "came out: logged-out, network-path (network, likely)",
        "session seen 09:50:12–09:55:12 on finesse1.corp.example.com",
      ]
    `);
  });

  it('is told: a silence, and the burst it belongs to', () => {
    expect(tip('site-cut', '2024-02-29T04:24:04.000Z', 0)).toMatchInlineSnapshot(`
      [
        "5001, logged-out, network-path (network, likely)",
        "09:54:04",
        "silent 09:54:07–09:55:12, 64.3 s",
        "last contact 09:53:37–09:54:09",
        "came out: logged-out, network-path (network, likely)",
        "session seen 09:50:12–09:55:12 on finesse1.corp.example.com",
        "6 agents together: network-path (network, likely)",
      ]
    `);
  });

  it('is told: a session that goes on', () => {
    expect(tip('site-cut', '2024-02-29T04:30:00.000Z', 10)).toMatchInlineSnapshot(`
      [
        "5007, healthy",
        "10:00:00",
        "session seen 09:50:12–10:02:42 on finesse1.corp.example.com",
      ]
    `);
  });

  it('is told: above the lanes, what befell the server', () => {
    expect(tip('cti-connection-lost', '2025-01-14T18:05:10.000Z', -1)).toMatchInlineSnapshot(`
      [
        "10:05:10 cti-lost on uccx1.example.com: CTI connection lost (CTI_SOCKET_ERROR)",
        "10:05:10 cti-lost on uccx1.example.com: CTI connection lost (CTI_CONNECTION_LOST)",
        "10:05:10 out-of-service on uccx1.example.com: Finesse OUT_OF_SERVICE (OF_STATE_CHANGED)",
        "10:05:10–10:05:13 5 agents together: cti-connection-lost (server, likely) on uccx1.example.com",
      ]
    `);
  });

  it('is nothing below the last lane, and the agent on its name', () => {
    const picture = pictureOf('technote-idle-logout');
    expect(tipAt(picture, 500, picture.layout.height + 5)).toEqual([]);
    expect(tipAt(picture, 5, picture.layout.head + 5)).toEqual([
      '1001003, logged-out, undetermined',
      'forced out by Finesse, a person, a phone or a rule',
    ]);
  });
});
