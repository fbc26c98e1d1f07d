import { describe, expect, it } from 'vitest';
import { explain, explanations } from '../src/explain.ts';
import { eventLabels } from '../src/model/event-labels.ts';
import { factSchema } from '../src/model/fact.ts';
import { reasonLists } from '../src/model/reason-codes.ts';
import {
  causes,
  confidences,
  outcomes,
  serverEventNames,
  sides,
  sourceKinds,
  steps,
  strengths,
} from '../src/model/words.ts';
import { rules } from '../src/rules/index.ts';

const kinds = factSchema.options.map(({ shape }) => shape.kind.value);

const namesOf = {
  cause: causes,
  rule: rules.map(({ meta }) => meta.id),
  outcome: outcomes,
  step: steps,
  reason: reasonLists.flatMap(({ codes }) => codes.map(({ code }) => String(code))),
  record: kinds,
  'server-event': serverEventNames,
  confidence: confidences,
  strength: strengths,
  side: sides,
  log: sourceKinds,
};

const all = explanations();

describe.each(Object.entries(namesOf))('every %s', (group, names) => {
  const own = all.filter((one) => one.group === group);

  it('is explained', () => {
    expect(own.map(({ name }) => name).sort()).toEqual([...names].sort());
  });

  it.each(own)('$name says what it is, how it shows and who says so', (explained) => {
    const { what, shows, asks, looksLike, sources, next } = explained;
    const texts = [what, ...[...shows, ...looksLike, ...next].map(({ text }) => text), ...asks];
    expect(texts.filter((text) => text.trim() === '' || /undefined|\bTODO\b/.test(text))).toEqual(
      [],
    );
    expect(what).toMatch(/[.)]$/);
    if (group !== 'rule') expect(shows).not.toEqual([]);
    if (group === 'cause' || group === 'rule') expect(looksLike.length + next.length).not.toBe(0);
    expect(sources).not.toEqual([]);
    expect(new Set(sources).size).toBe(sources.length);
  });

  it.each(own)('$name is found by its name, and with its group before it', ({ name }) => {
    expect(explain(name).map((one) => one.group)).toContain(group);
    const found = explain(` ${group.toUpperCase()}  ${name} `);
    expect(found.filter((one) => one.group !== group)).toEqual([]);
    expect(found).not.toEqual([]);
  });

  it.each(own)('$name points to what can be explained', ({ looksLike, see }) => {
    const named = [...looksLike.flatMap(({ name }) => name ?? []), ...see];
    expect(named.filter((name) => explain(name).length === 0)).toEqual([]);
  });
});

it('separates every cause but the unknown one from its look-alikes', () => {
  const alone = all.filter(({ group, looksLike }) => group === 'cause' && looksLike.length === 0);
  expect(alone.map(({ name }) => name)).toEqual(['undetermined']);
});

it('shows how every record reads', () => {
  const unread = all.filter(({ group, records }) => group === 'record' && records.length === 0);
  expect(unread.map(({ name }) => name)).toEqual([]);
});

describe('a name', () => {
  const groupsOf = (query: string) => explain(query).map(({ group }) => group);

  it('may be in several groups', () => {
    expect(groupsOf('idle-close')).toEqual(['step', 'record']);
    expect(groupsOf('record idle-close')).toEqual(['record']);
  });

  it('may be a code, of one product or of both', () => {
    const titles = (query: string) => explain(query).map(({ title }) => title);
    expect(titles('32767')).toEqual([
      'UCCE, standalone Finesse: Not Ready - Call Not Answered',
      'UCCX: Logged Out - Device Conflict (AGT_RELOGON)',
    ]);
    expect(titles('UCCX 32767')).toHaveLength(1);
    expect(titles('AGT_RELOGON')).toEqual(titles('uccx 32767'));
    expect(titles('reason code 22')).toHaveLength(1);
    expect(explain('uccx 32767')[0]?.looksLike).toEqual([
      { name: 'ucce 32767', text: 'Not Ready - Call Not Answered' },
    ]);
  });

  it('may be what the log itself calls it, or what the table prints', () => {
    expect(explain('PRESENCE DRIVEN LOGOUT').map(({ name }) => name)).toEqual(['forced-logout']);
    expect(explain('closed as idle').map(({ name }) => name)).toEqual(['idle-close']);
  });

  it.each(Object.entries(eventLabels))('may be the label of an event: %s, %s', (kind, label) => {
    expect(explain(label).map(({ name }) => name)).toContain(kind);
    expect(explain(`${label.toUpperCase()}: 1001001`)).toEqual(explain(label));
  });

  it('may have spaces for hyphens', () => {
    expect(explain('network path')).toEqual(explain('network-path'));
    expect(explain('Forced Logout')).toEqual(explain('forced-logout'));
  });

  it.each([
    ['255/50002', ['255', '50002']],
    ['reasons 22, 32759', ['22', '32759']],
    ['network-path (network, likely)', ['network-path', 'network', 'likely']],
    ['network-path, poss.', ['network-path', 'possible']],
  ])('may be several: %s', (query, names) => {
    expect([...new Set(explain(query).map(({ name }) => name))]).toEqual(names);
  });

  it('may be nobody', () => {
    for (const query of ['', ':', '/', 'reason', 'toString', '__proto__', '28', 'uccx 20002'])
      expect(explain(query)).toEqual([]);
  });
});
