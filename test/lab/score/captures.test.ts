import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Truth, truthSchema } from '../../../src/lab/truth.ts';
import { causeWords } from '../../../src/model/words.ts';

const root = new URL('../../../fixtures/captures/', import.meta.url);
const jsonOf = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

/** A stamp of whole seconds may lie before the instant, and logs run on a little. */
const slackMs = 5_000;
const ms = (iso: string): number => Date.parse(iso);

describe.each(readdirSync(root).sort())('the truth of %s', (name) => {
  const truth: Truth = truthSchema.parse(jsonOf(`${name}/truth.json`));
  const { agents: expected } = jsonOf(`${name}/expected.json`) as {
    agents: Record<string, { disconnects: { optional?: boolean }[] }>;
  };
  const logs = readdirSync(new URL(`${name}/bundle/`, root))
    .filter((file) => file.endsWith('.log'))
    .map((file) => readFileSync(new URL(`${name}/bundle/${file}`, root), 'latin1'));

  it('names the agents of the bundle', () => {
    const ids = truth.agents.map(({ id }) => id);
    expect(ids).toEqual(Object.keys(expected));
    for (const id of ids) expect(logs.some((text) => text.includes(id))).toBe(true);
    for (const { agent } of truth.losses) expect(ids).toContain(agent);
    for (const { agents } of truth.groups) expect(ids).toEqual(expect.arrayContaining(agents));
  });

  it('has the losses that were worked out from the lines', () => {
    const worked = Object.entries(expected).map(([id, { disconnects }]) => [
      id,
      disconnects.length,
    ]);
    const shown = truth.agents.map(({ id }) => [
      id,
      truth.losses.filter(({ agent, tells }) => agent === id && tells.seen !== 'cannot').length,
    ]);
    expect(shown).toEqual(worked);
  });

  it('calls healthy who lost nothing', () => {
    const hurt = new Set(
      truth.losses.filter(({ outcome }) => outcome !== 'closed').map(({ agent }) => agent),
    );
    for (const { id, healthy } of truth.agents) expect([id, healthy]).toEqual([id, !hurt.has(id)]);
  });

  it.each(truth.losses.map((loss) => [loss.agent, loss.at, loss] as const))(
    '%s %s lies in the bundle, in order',
    (_agent, _at, { from, at, lastContact = from, returnedAt = at, ...loss }) => {
      expect(ms(lastContact)).toBeLessThanOrEqual(ms(at));
      const order = [truth.from, from, at, returnedAt, truth.to].map(ms);
      expect([...order].sort((a, b) => a - b)).toEqual(order);
      expect(loss.side).toBe(causeWords[loss.causes[0] ?? 'undetermined'].side);
      expect(loss.tells.outcomes).not.toEqual([]);
      if (loss.tells.decided) expect(loss.tells.causes).toEqual(loss.causes);
    },
  );

  it('covers the time of the logs', () => {
    const stamps = logs.flatMap((text) => text.match(/^2026[.-]11[.-]23.\d\d:\d\d:\d\d/gm) ?? []);
    const times = stamps.map((text) => ms(`2026-11-23T${text.slice(11)}Z`));
    const hours = name.startsWith('v3.8.2-e') ? 5 : 0; // stamps in America/New_York
    const shift = hours * 3_600_000;
    expect(times.length).toBeGreaterThan(0);
    const [first, last] = [
      times.reduce((a, b) => Math.min(a, b)),
      times.reduce((a, b) => Math.max(a, b)),
    ];
    expect(first + shift).toBeGreaterThanOrEqual(ms(truth.from) - 2 * slackMs);
    expect(last + shift).toBeLessThanOrEqual(ms(truth.to) + slackMs);
  });
});
