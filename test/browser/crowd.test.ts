import { describe, expect, it } from 'vitest';
import { reportSchema } from '../../src/model/report.ts';
import { causes, outcomes } from '../../src/model/words.ts';
import { crowd } from './crowd.ts';

describe('a made crowd', () => {
  const size = { agents: 100, events: 5_000 };

  it.each([false, true])('is a report as the schema wants it, hostile: %s', (isHostile) => {
    expect(() => reportSchema.parse(crowd({ ...size, isHostile }))).not.toThrow();
  });

  it('is the same at every call, and has as many agents and events as were asked for', () => {
    const report = crowd(size);
    expect(crowd(size)).toEqual(report);
    const steps = report.disconnects.reduce((sum, one) => sum + one.steps.length, 0);
    expect(report.agents).toHaveLength(size.agents);
    expect(steps + report.serverEvents.length).toBe(size.events);
  });

  it('has every outcome and cause, and bursts on both servers', () => {
    const { agents, disconnects, bursts } = crowd(size);
    const seen = [...agents, ...disconnects].map(({ outcome }) => outcome);
    expect(new Set(seen)).toEqual(new Set(outcomes));
    const told = disconnects.flatMap((one) => one.causes.map(({ cause }) => cause));
    expect(new Set(told)).toEqual(new Set(causes));
    expect(new Set(bursts.map(({ node }) => node)).size).toBe(2);
  });

  it('has ids of its own for every disconnect', () => {
    const ids = crowd(size).disconnects.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
