import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Report, ReportDisconnect } from '../src/model/report.ts';
import { confidences } from '../src/model/words.ts';

/** A time to the second, or the first and the last that will do. */
type Instant = string | readonly [string, string];

interface ExpectedDisconnect {
  readonly at: Instant;
  readonly outcome: string | readonly string[];
  readonly count?: number | readonly [number, number];
  readonly reasonCode?: { readonly requested?: number; readonly confirmed?: number };
  readonly lastContact?: readonly [string, string];
  readonly lastContactAnyOf?: readonly (readonly [string, string])[];
  readonly lastContactMayBeAbsent?: boolean;
  readonly noLastContact?: boolean;
  readonly returnedAt?: Instant;
  readonly noReturn?: boolean;
  readonly acceptableCauses: readonly string[];
  readonly forbiddenCauses: readonly string[];
  readonly maxConfidence?: Confidence;
  readonly optional?: boolean;
  readonly why: string;
}

interface ExpectedBurst {
  readonly agents: readonly string[];
  readonly optionalAgents?: readonly string[];
  readonly acceptableCauses: readonly string[];
  readonly forbiddenCauses: readonly string[];
  readonly maxConfidence?: Confidence;
  readonly share?: number;
  readonly optional?: boolean;
}

interface ExpectedAgent {
  readonly outcome: string | readonly string[];
  readonly disconnects: readonly ExpectedDisconnect[];
  readonly nodes?: number;
}

/** What somebody worked out by hand from the lines of a bundle. `why` and `notes` are for readers. */
export interface Expected {
  readonly deployment?: string;
  /** Offsets that some node must have. */
  readonly offset?: string | readonly string[];
  readonly agents: Readonly<Record<string, ExpectedAgent>>;
  readonly bursts: readonly ExpectedBurst[];
  /** No others than those of `bursts`. */
  readonly allBursts?: boolean;
  readonly notAgents: readonly string[];
  readonly serverEvents: readonly {
    readonly event: string;
    readonly from: string;
    readonly to: string;
  }[];
  readonly noServerEvents?: readonly string[];
  /** An event of any name must begin or end in this time. */
  readonly someServerEvent?: Instant;
  /** Beginnings of the kinds that `missing[]` must name. */
  readonly missingKinds?: readonly string[];
}

type Confidence = (typeof confidences)[number];

const listOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value;

function holds(instant: Instant, at: string): boolean {
  const [from, to] = typeof instant === 'string' ? [instant, instant] : instant;
  return at.slice(0, 19) >= from.slice(0, 19) && at.slice(0, 19) <= to.slice(0, 19);
}

const atMost = (found: Confidence, most: Confidence): boolean =>
  confidences.indexOf(found) >= confidences.indexOf(most);

/** The tests that hold a report against its expectation; `bundle` is the folder that was read. */
export function holdVerdicts(expected: Expected, bundle: URL, read: () => Report): void {
  it.each(Object.entries(expected.agents))('agent %s', (id, hoped) =>
    compareAgent(read(), id, hoped),
  );

  it('finds no other agents', () => {
    const found = read().agents.map(({ id }) => id);
    const known = new Set(Object.keys(expected.agents));
    expect(found.filter((id) => !known.has(id))).toEqual([]);
    for (const id of expected.notAgents) expect(found).not.toContain(id);
  });

  it('sees who was lost together', () => {
    const { bursts } = read();
    for (const hoped of expected.bursts) compareBurst(bursts, hoped);
    if (expected.allBursts) {
      const isHoped = (ids: readonly string[]): boolean =>
        expected.bursts.some(({ agents }) => agents.every((id) => ids.includes(id)));
      expect(
        bursts.filter(({ agents }) => !isHoped(agents)).map(({ id, cause }) => `${id} ${cause}`),
      ).toEqual([]);
    }
  });

  it('tells what happened to the server', () => {
    const { serverEvents } = read();
    for (const { event, from, to } of expected.serverEvents) {
      const match = serverEvents.find(
        (e) => e.event === event && e.from?.slice(0, 19) === from.slice(0, 19),
      );
      expect(match?.at.slice(0, 19), event).toBe(to.slice(0, 19));
    }
    const { someServerEvent: then } = expected;
    if (then) {
      expect(
        serverEvents.map(({ at, from }) => from ?? at).filter((at) => holds(then, at)),
      ).not.toEqual([]);
    }
    const named = serverEvents.map(({ event }) => event);
    for (const event of expected.noServerEvents ?? []) expect(named).not.toContain(event);
  });

  it('knows the servers and what was not collected', () => {
    const { deployment, nodes, missing } = read().bundle;
    if (expected.deployment) expect(deployment.kind).toBe(expected.deployment);
    const offsets = nodes.flatMap((node) => node.offsets.map(({ offset }) => offset));
    for (const offset of listOf(expected.offset ?? [])) expect(offsets).toContain(offset);
    for (const kind of expected.missingKinds ?? []) {
      expect(
        missing.filter((m) => m.kind.startsWith(kind)),
        `${kind} is missing`,
      ).not.toEqual([]);
    }
  });

  it('accounts for every line', () => {
    for (const { lines, path } of read().bundle.sources) {
      expect(lines.used + lines.unused + lines.unknown, path).toBe(lines.total);
      const text = readFileSync(new URL(path, bundle), 'latin1');
      const total = text.split('\n').length - (text.endsWith('\n') || text === '' ? 1 : 0);
      expect(lines.total, path).toBe(total);
    }
  });
}

function compareAgent(report: Report, id: string, hoped: ExpectedAgent): void {
  const agent = report.agents.find((a) => a.id === id);
  expect(listOf(hoped.outcome)).toContain(agent?.outcome);
  if (hoped.nodes) expect(agent?.nodes).toHaveLength(hoped.nodes);
  const found = report.disconnects.filter((d) => d.agent === id);
  for (const one of hoped.disconnects) {
    const match = found.find((d) => holds(one.at, d.at) && listOf(one.outcome).includes(d.outcome));
    if (!match && one.optional) continue;
    expect(match, `${id} ${one.at} ${one.outcome}: ${one.why}`).toBeDefined();
    if (match) compareDisconnect(match, one);
  }
  const extra = found.filter((d) => !hoped.disconnects.some((one) => holds(one.at, d.at)));
  expect(extra.map((d) => `${d.id} ${d.outcome}`)).toEqual([]);
}

function compareBurst(bursts: Report['bursts'], hoped: ExpectedBurst): void {
  const match = bursts.find((b) => hoped.agents.every((id) => b.agents.includes(id)));
  if (!match && hoped.optional) return;
  expect(match, `burst of ${hoped.agents}`).toBeDefined();
  if (!match) return;
  const allowed = new Set([...hoped.agents, ...(hoped.optionalAgents ?? [])]);
  expect(match.agents.filter((id) => !allowed.has(id))).toEqual([]);
  expect(hoped.acceptableCauses).toContain(match.cause);
  expect(hoped.forbiddenCauses).not.toContain(match.cause);
  if (hoped.maxConfidence) expect(atMost(match.confidence, hoped.maxConfidence)).toBe(true);
  if (hoped.share !== undefined) expect(match.share).toBeCloseTo(hoped.share, 2);
}

function compareDisconnect(found: ReportDisconnect, hoped: ExpectedDisconnect): void {
  const cause = found.causes[0];
  expect(hoped.acceptableCauses, found.id).toContain(cause?.cause);
  for (const { cause: named } of found.causes)
    expect(hoped.forbiddenCauses, found.id).not.toContain(named);
  if (hoped.maxConfidence) {
    const isHumble = atMost(cause?.confidence ?? 'possible', hoped.maxConfidence);
    expect(isHumble, `${found.id} ${cause?.cause} ${cause?.confidence}`).toBe(true);
  }
  const [least, most] =
    typeof hoped.count === 'object' ? hoped.count : [hoped.count ?? 1, hoped.count ?? 1];
  expect(found.count, `${found.id} count`).toBeGreaterThanOrEqual(least);
  expect(found.count, `${found.id} count`).toBeLessThanOrEqual(most);
  if (hoped.noReturn) expect(found.returnedAt, found.id).toBeUndefined();
  if (hoped.returnedAt) {
    const isThen = holds(hoped.returnedAt, found.returnedAt ?? '');
    expect(isThen, `${found.id} returned ${found.returnedAt}, not ${hoped.returnedAt}`).toBe(true);
  }
  if (hoped.reasonCode) {
    const { requested, confirmed } = found.reasonCode ?? {};
    expect({ requested, confirmed }, found.id).toEqual({
      requested: hoped.reasonCode.requested,
      confirmed: hoped.reasonCode.confirmed,
    });
  }
  compareContact(found, hoped);
}

/** Stamps are whole seconds: an interval may differ by the last millisecond of one. */
function compareContact(found: ReportDisconnect, hoped: ExpectedDisconnect): void {
  if (hoped.noLastContact) expect(found.lastContact, `${found.id} lastContact`).toBeUndefined();
  const any = hoped.lastContactAnyOf ?? (hoped.lastContact ? [hoped.lastContact] : []);
  if (any.length === 0) return;
  const contact = found.lastContact;
  if (!contact) {
    const may = hoped.lastContactMayBeAbsent || found.outcome === 'near-miss';
    expect(may, `${found.id} has no last contact`).toBe(true);
    return;
  }
  const near = (a: string, b: string): boolean => Math.abs(Date.parse(a) - Date.parse(b)) <= 1;
  const fits = any.some(([from, to]) => near(from, contact.earliest) && near(to, contact.latest));
  expect(
    fits,
    `${found.id} ${contact.earliest} … ${contact.latest}, not ${JSON.stringify(any)}`,
  ).toBe(true);
}
