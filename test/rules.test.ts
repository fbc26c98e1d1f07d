import { describe, expect, it } from 'vitest';
import type { Report } from '../src/model/report.ts';
import { rules } from '../src/rules/index.ts';
import { analyzeLines } from './support/bundle.ts';
import {
  ctiEstablished,
  ctiLost,
  type Line,
  presence,
  received,
  stateEvent,
  stateRequest,
  time,
} from './support/lines.ts';
import { fires, quiet } from './support/rule-cases.ts';
import { healthy } from './support/stories.ts';

/** A message's template as a pattern of the text made of it. */
const patternOf = (template: string): RegExp =>
  new RegExp(
    `^${template
      .split(/\{\w+\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('(.+?)')}$`,
  );

const findingsOf = (report: Report, rule: string) =>
  [...report.disconnects.flatMap(({ causes }) => causes), ...report.bursts]
    .flatMap((judged) => [...judged.for, ...judged.against])
    .filter((finding) => finding.rule === rule);

function messagesOf(report: Report, rule: (typeof rules)[number]): string[] {
  const texts = new Set(findingsOf(report, rule.meta.id).map(({ text }) => text));
  const found = [...texts].map(
    (text) =>
      Object.keys(rule.meta.messages).find((id) =>
        patternOf(rule.meta.messages[id] ?? '').test(text),
      ) ?? text,
  );
  return [...new Set(found)].sort();
}

const ruleById = (id: string) => rules.find((rule) => rule.meta.id === id);

describe.each(Object.keys(fires))('%s', (id) => {
  const rule = ruleById(id);

  it.each(fires[id] ?? [])('fires: $name', async ({ lines, says, confidence }) => {
    const report = await analyzeLines(lines);
    if (!rule) throw new Error(`no rule ${id}`);
    expect(messagesOf(report, rule)).toEqual([...says].sort());
    expect(report.rules.find((entry) => entry.id === id)?.fired).toBeGreaterThan(0);
    if (!confidence) return;
    const causes = report.disconnects.flatMap((disconnect) => disconnect.causes);
    const own = causes.filter(({ cause }) => cause === rule.meta.cause);
    expect([...new Set(own.map((one) => one.confidence))]).toEqual([confidence]);
  });

  it.each(quiet[id] ?? [])('quiet: $name', async ({ lines }) => {
    const report = await analyzeLines(lines);
    expect(report.disconnects).not.toEqual([]);
    expect(report.rules.find((entry) => entry.id === id)?.fired).toBe(0);
  });
});

describe('the order of causes', () => {
  const best = async (lines: readonly Line[]) =>
    (await analyzeLines(lines)).disconnects[0]?.causes[0]?.cause;
  const agent = '1001003';
  const from = time('10:00:00');
  const polled = healthy(agent, from, from + 60_000);
  const leaves = [
    received(from + 69_500, agent, 9, { type: 'terminate' }),
    presence(from + 70_000, agent, 'unavailable'),
  ];

  it('puts the supervisor before the page that closed afterwards', async () => {
    const signedOut = stateEvent(from + 65_000, agent, { code: 999, product: 'CCE' });
    expect(await best([...polled, signedOut, ...leaves])).toBe('signed-out');
  });

  it('blames no mended CTI connection for an agent lost minutes later', async () => {
    const lines = [
      ctiLost(from),
      ctiEstablished(from + 10_000),
      presence(from + 180_000, agent, 'unavailable'),
    ];
    const [cause] = (await analyzeLines(lines)).disconnects[0]?.causes ?? [];
    expect(`${cause?.cause} ${cause?.confidence}`).not.toBe('cti-connection-lost likely');
  });

  it('is less sure of who came back after the CTI loss, and went again, than of the crowd', async () => {
    const crowd = ['1001011', '1001012', '1001013', '1001014'];
    const lines = [
      presence(from - 60_000, agent, 'unavailable'),
      ...crowd.map((id) => presence(from - 60_000, id, 'available')),
      ctiLost(from),
      ...crowd.map((id, i) => presence(from + 20_000 + i, id, 'unavailable')),
      presence(from + 25_000, agent, 'available'),
      presence(from + 30_000, agent, 'unavailable'),
    ];
    const { disconnects } = await analyzeLines(lines);
    const after = disconnects.filter(({ at }) => Date.parse(at) > from);
    const told = after.map(
      (one) => `${one.agent} ${one.causes[0]?.cause} ${one.causes[0]?.confidence}`,
    );
    expect(told.sort()).toEqual([
      `${agent} cti-connection-lost possible`,
      ...crowd.map((id) => `${id} cti-connection-lost likely`),
    ]);
  });

  it('does not turn a sign-out into a closed page where webservices is missing', async () => {
    const lines = [
      ...polled,
      stateRequest(from + 67_000, agent, { code: 1, forced: false }),
      ...leaves,
    ].filter(({ log }) => !log.startsWith('webservices/'));
    const [cause] = (await analyzeLines(lines)).disconnects[0]?.causes ?? [];
    expect(`${cause?.cause} ${cause?.confidence}`).not.toBe('browser-closed certain');
  });
});

describe('parity', () => {
  const ids = rules.map(({ meta }) => meta.id).sort();

  it('every rule has cases that fire and cases that stay quiet', () => {
    expect(Object.keys(fires).sort()).toEqual(ids);
    expect(Object.keys(quiet).sort()).toEqual(ids);
    for (const id of ids) {
      expect(fires[id]?.length, id).toBeGreaterThan(0);
      expect(quiet[id]?.length, id).toBeGreaterThan(0);
    }
  });

  it.each(rules.map(({ meta }) => meta))('every message of $id is used', ({ id, messages }) => {
    const used = new Set((fires[id] ?? []).flatMap(({ says }) => says));
    expect(Object.keys(messages).filter((message) => !used.has(message))).toEqual([]);
  });

  it('every value of a message is filled in', async () => {
    for (const { lines } of Object.values(fires).flat()) {
      const { disconnects, bursts } = await analyzeLines(lines);
      const texts = [...disconnects.flatMap(({ causes }) => causes), ...bursts].flatMap((judged) =>
        [...judged.for, ...judged.against].map(({ text }) => text),
      );
      for (const text of texts) {
        expect(text).not.toMatch(/[{}]/);
        expect(text).not.toMatch(/undefined|NaN|Infinity/);
      }
    }
  });

  it('every finding cites records of the report', async () => {
    for (const { lines } of Object.values(fires).flat()) {
      const { disconnects, bursts, evidence } = await analyzeLines(lines);
      const known = new Set(evidence.map(({ ref }) => ref));
      const cited = [...disconnects.flatMap(({ causes }) => causes), ...bursts].flatMap((judged) =>
        [...judged.for, ...judged.against].flatMap((finding) => finding.evidence),
      );
      expect(cited.filter((ref) => !known.has(ref))).toEqual([]);
    }
  });
});
