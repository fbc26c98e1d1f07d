import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../src/analyze.ts';
import type { Report, ReportDisconnect } from '../src/model/report.ts';
import { confidences } from '../src/model/words.ts';

/**
 * Logs that a real Openfire wrote, some with real browsers as desktops. The verdicts beside them were worked out by
 * hand from the lines, before the tool ever ran on them.
 */
const root = new URL('../fixtures/captures/', import.meta.url);

type Instant = string | readonly [string, string];

interface ExpectedDisconnect {
  readonly at: Instant;
  readonly outcome: string | readonly string[];
  readonly count?: number | readonly [number, number];
  readonly lastContact?: readonly [string, string];
  readonly lastContactAnyOf?: readonly (readonly [string, string])[];
  readonly lastContactMayBeAbsent?: boolean;
  readonly returnedAt?: Instant;
  readonly noReturn?: boolean;
  readonly acceptableCauses: readonly string[];
  readonly forbiddenCauses: readonly string[];
  readonly maxConfidence?: 'certain' | 'likely' | 'possible';
  readonly optional?: boolean;
  readonly why: string;
}

interface Expected {
  readonly agents: Readonly<
    Record<
      string,
      { outcome: string | readonly string[]; disconnects: readonly ExpectedDisconnect[] }
    >
  >;
  readonly bursts: readonly {
    readonly agents: readonly string[];
    readonly optionalAgents?: readonly string[];
    readonly acceptableCauses: readonly string[];
    readonly forbiddenCauses: readonly string[];
    readonly maxConfidence?: 'certain' | 'likely' | 'possible';
    readonly optional?: boolean;
  }[];
  readonly notAgents: readonly string[];
  readonly serverEvents: readonly {
    readonly event: string;
    readonly from: string;
    readonly to: string;
  }[];
}

const listOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value;

function holds(instant: Instant, at: string): boolean {
  const [from, to] = typeof instant === 'string' ? [instant, instant] : instant;
  return at.slice(0, 19) >= from.slice(0, 19) && at.slice(0, 19) <= to.slice(0, 19);
}

const overlap = (a: Instant, at: string): boolean => holds(a, at);

describe.each(readdirSync(root).sort())('%s', (name) => {
  const expected: Expected = JSON.parse(
    readFileSync(new URL(`${name}/expected.json`, root), 'utf8'),
  );
  let report: Report;
  beforeAll(async () => {
    ({ report } = await analyze([new URL(`${name}/bundle`, root).pathname]));
  });

  const of = (agent: string): ReportDisconnect[] =>
    report.disconnects.filter((d) => d.agent === agent);

  it.each(Object.keys(expected.agents))('agent %s', (id) => {
    const hoped = expected.agents[id];
    const agent = report.agents.find((a) => a.id === id);
    expect(listOf(hoped?.outcome ?? [])).toContain(agent?.outcome);
    const found = of(id);
    for (const one of hoped?.disconnects ?? []) {
      const match = found.find(
        (d) => overlap(one.at, d.at) && listOf(one.outcome).includes(d.outcome),
      );
      if (!match && one.optional) continue;
      expect(match, `${id} ${one.at} ${one.outcome}: ${one.why}`).toBeDefined();
      if (match) compare(match, one);
    }
    const extra = found.filter(
      (d) => !(hoped?.disconnects ?? []).some((one) => overlap(one.at, d.at)),
    );
    expect(extra.map((d) => `${d.id} ${d.outcome}`)).toEqual([]);
  });

  it('finds no other agents', () => {
    const known = new Set(Object.keys(expected.agents));
    expect(report.agents.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);
    for (const id of expected.notAgents) expect(report.agents.map((a) => a.id)).not.toContain(id);
  });

  it('sees who was lost together', () => {
    for (const hoped of expected.bursts) {
      const match = report.bursts.find((b) => hoped.agents.every((id) => b.agents.includes(id)));
      if (!match && hoped.optional) continue;
      expect(match, `burst of ${hoped.agents}`).toBeDefined();
      if (!match) continue;
      const allowed = new Set([...hoped.agents, ...(hoped.optionalAgents ?? [])]);
      expect(match.agents.filter((id) => !allowed.has(id))).toEqual([]);
      expect(hoped.acceptableCauses).toContain(match.cause);
      expect(hoped.forbiddenCauses).not.toContain(match.cause);
      if (hoped.maxConfidence) expect(atMost(match.confidence, hoped.maxConfidence)).toBe(true);
    }
  });

  it('tells what happened to the server', () => {
    for (const { event, from, to } of expected.serverEvents) {
      const match = report.serverEvents.find(
        (e) => e.event === event && e.from?.slice(0, 19) === from.slice(0, 19),
      );
      expect(match?.at.slice(0, 19), event).toBe(to.slice(0, 19));
    }
  });

  it('accounts for every line', () => {
    for (const { lines, path } of report.bundle.sources) {
      expect(lines.used + lines.unused + lines.unknown, path).toBe(lines.total);
      const text = readFileSync(new URL(`${name}/bundle/${path}`, root), 'latin1');
      const total = text.split('\n').length - (text.endsWith('\n') || text === '' ? 1 : 0);
      expect(lines.total, path).toBe(total);
    }
  });
});

const atMost = (found: (typeof confidences)[number], most: (typeof confidences)[number]): boolean =>
  confidences.indexOf(found) >= confidences.indexOf(most);

function compare(found: ReportDisconnect, hoped: ExpectedDisconnect): void {
  const cause = found.causes[0];
  expect(hoped.acceptableCauses, found.id).toContain(cause?.cause);
  for (const { cause: named } of found.causes)
    expect(hoped.forbiddenCauses, found.id).not.toContain(named);
  if (hoped.maxConfidence)
    expect(
      atMost(cause?.confidence ?? 'possible', hoped.maxConfidence),
      `${found.id} ${cause?.confidence}`,
    ).toBe(true);
  const [least, most] =
    typeof hoped.count === 'object' ? hoped.count : [hoped.count ?? 1, hoped.count ?? 1];
  expect(found.count, found.id).toBeGreaterThanOrEqual(least);
  expect(found.count, found.id).toBeLessThanOrEqual(most);
  if (hoped.noReturn) expect(found.returnedAt, found.id).toBeUndefined();
  if (hoped.returnedAt)
    expect(
      holds(hoped.returnedAt, found.returnedAt ?? ''),
      `${found.id} returned ${found.returnedAt}, not ${hoped.returnedAt}`,
    ).toBe(true);
  compareContact(found, hoped);
}

/** Stamps are whole seconds: an interval may differ by the last millisecond of one. */
function compareContact(found: ReportDisconnect, hoped: ExpectedDisconnect): void {
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
