import { describe, expect, it } from 'vitest';
import type { Happening } from '../../../src/lab/happening.ts';
import { incidentKinds } from '../../../src/lab/incidents/index.ts';
import { planIncidents, schedule } from '../../../src/lab/incidents/plan.ts';
import { parseScenario } from '../../../src/lab/scenario/read-scenario.ts';
import { World } from '../../../src/lab/world/world.ts';

/** Without what they need: one that cannot take effect is here to show that. */
const kinds = incidentKinds.map(({ needs, ...kind }) => kind);

/** What happens to one desktop that meets an incident at 60 s, within twelve minutes of it. */
function happenings(incident: string, desktops = '', release = 'finesse-11'): Happening[] {
  const text = `title: t\nrelease: ${release}\nlength: 13m\ndesktops: [{ count: 1, arriveWithin: 1s, events: 24h${desktops} }]\nincidents: [{ at: 60s, who: all, ${incident} }]`;
  const seen: Happening[] = [];
  const world = new World(parseScenario(text, 't.yaml', kinds), 1, (one) => seen.push(one));
  world.open();
  schedule(world, planIncidents(world).planned);
  world.run();
  return seen.filter(({ at }) => at >= world.start + 60_000);
}

const count = (seen: readonly Happening[], kind: Happening['kind']): number =>
  seen.filter((one) => one.kind === kind).length;

describe('an agent whose page is gone', () => {
  it.each([
    ['comes back after a close', 'what: close', 1],
    ['stays away where it is for good', 'what: close, with: { for-good: true }', 0],
    ['comes back after a goodbye', 'what: close-politely', 1],
    ['stays away after a goodbye for good', 'what: close-politely, with: { for-good: true }', 0],
  ])('%s', (_, incident, pages) => {
    expect(count(happenings(incident), 'page-start')).toBe(pages);
  });
});

describe('a page that is loaded anew', () => {
  it.each([
    ['says nothing', 'what: refresh', 0],
    ['says goodbye where it is polite', 'what: refresh, with: { politely: true }', 1],
  ])('%s', (_, incident, goodbyes) => {
    const ends = happenings(incident).filter(
      (one) => one.kind === 'session-gone' && one.why === 'terminate',
    );
    expect(ends).toHaveLength(goodbyes);
  });
});

/** A poll is held for 30 s: 24 in twelve minutes, and half as many while a timer runs once a minute. */
describe('a page that is hidden for ten of twelve minutes', () => {
  it.each([
    ['polls once a minute', '', 14, 17],
    ['polls as ever with a softphone in it', ', spared: webrtc', 23, 25],
    ['polls as ever with sound', ', spared: audio', 23, 25],
  ])('%s', (_, group, least, most) => {
    const polls = count(happenings('what: hide, for: 10m', group), 'bosh-held');
    expect(polls).toBeGreaterThanOrEqual(least);
    expect(polls).toBeLessThanOrEqual(most);
  });
});

describe('a sign-in in a burst', () => {
  it.each([
    ['costs the session up to 4.4', 'openfire-3.8', 1],
    ['costs nothing from 4.7 on', 'openfire-4.7', 0],
  ])('%s', (_, release, ends) => {
    const seen = happenings('what: sign-in-burst', '', release);
    const gone = seen.filter((one) => one.kind === 'session-gone' && one.why === 'overactivity');
    expect(gone).toHaveLength(ends);
    expect(count(seen, 'overactivity')).toBe(ends);
    expect(count(seen, 'session-bound')).toBe(1 + ends);
  });
});
