import { describe, expect, it, test } from 'vitest';
import { incidentKind, incidentKinds } from '../../src/lab/incidents/index.ts';
import { readScenario } from '../../src/lab/scenario/read-scenario.ts';
import { libraries, products, releases } from '../../src/lab/scenario/scenario.ts';
import { shippedScenarios } from '../../src/lab/scenario/scenario-files.ts';
import { causes } from '../../src/model/words.ts';

const kinds = incidentKinds.map(({ name }) => name);
/** Read here, so that a mistake in one of them fails the whole file with its place. */
const scenarios = shippedScenarios().map(({ name, path }) => ({
  name,
  ...readScenario(path, incidentKinds),
}));
const used = scenarios.flatMap(({ incidents }) => incidents);

it('sixty scenarios and more come along', () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(60);
});

it('no two are the same but for their titles', () => {
  const bodies = scenarios.map(({ name: _, title: __, seed: ___, ...body }) =>
    JSON.stringify(body),
  );
  const twice = scenarios.filter((_, i) => bodies.indexOf(bodies[i] ?? '') < i);
  expect(twice.map(({ name }) => name)).toEqual([]);
});

describe('among them is every', () => {
  test.each(releases)('release: %s', (release) => {
    expect(scenarios.some((one) => one.release === release)).toBe(true);
  });

  test.each(products)('product: %s', (product) => {
    expect(scenarios.some((one) => one.product === product)).toBe(true);
  });

  test.each(libraries)('library: %s', (library) => {
    expect(scenarios.some(({ desktops }) => desktops.some((one) => one.library === library))).toBe(
      true,
    );
  });

  test.each(causes.filter((cause) => cause !== 'undetermined'))('cause: %s', (cause) => {
    expect(used.some(({ what }) => incidentKind(what)?.causes[0] === cause)).toBe(true);
  });

  test.each(kinds)('kind of incident: %s', (kind) => {
    expect(used.some(({ what }) => what === kind)).toBe(true);
  });
});

type Logs = (typeof scenarios)[number]['logs'];

describe('logs were collected', () => {
  test.each<[string, (logs: Logs) => boolean]>([
    ['at debug level', ({ openfire, debug }) => openfire && debug],
    ['without it', ({ openfire, debug, bosh }) => openfire && !debug && !bosh],
    ['with BOSH logging alone', ({ openfire, debug, bosh }) => openfire && !debug && bosh],
    ['with webservices alone', ({ openfire, webservices }) => !openfire && webservices],
    ['without webservices', ({ openfire, webservices }) => openfire && !webservices],
    ['with client logs', ({ clients }) => clients !== 0],
    ['with access logs', ({ access }) => access],
    ['with Jetty’s', ({ jetty }) => jetty],
    ['in rotated files', ({ rotateAt }) => rotateAt !== undefined],
    ['of a part of the time', ({ collected }) => collected.to !== undefined],
  ])('%s', (_how, isSo) => {
    expect(scenarios.some(({ logs }) => isSo(logs))).toBe(true);
  });
});

test('of two servers, and of clocks that are wrong', () => {
  expect(scenarios.some(({ servers }) => servers.length === 2)).toBe(true);
  expect(scenarios.some(({ servers }) => servers.some(({ clock }) => clock.ahead !== 0))).toBe(
    true,
  );
});
