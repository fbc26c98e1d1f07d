import { describe, expect, it } from 'vitest';
import { nextSteps } from '../../src/diagnose/next-steps.ts';
import type { Finding, Next, RankedCause } from '../../src/model/report.ts';
import type { Cause, Strength } from '../../src/model/words.ts';
import type { Rule } from '../../src/rules/index.ts';
import type { DesktopLog } from '../../src/timeline/desktop-log.ts';
import type { Disconnect } from '../../src/timeline/disconnect.ts';
import { analyzeLines } from '../support/bundle.ts';
import { plainSweep, time, webTick } from '../support/lines.ts';
import { cut, healthy } from '../support/stories.ts';

const step = (text: string, owner: Next['owner'] = 'network'): Next => ({ owner, text });

/** A rule with these steps, and what it found. */
interface Found {
  readonly cause: Cause;
  readonly remedy: readonly Next[];
  readonly strength?: Strength;
}

const weights = { proof: 4, evidence: 2, hint: 1 };

function stepsOf(ranked: readonly Cause[], found: readonly Found[]): Next[] {
  const asked = found.map(({ cause, remedy, strength }, index) => ({
    rule: { meta: { id: `${index}`, cause, remedy } } as unknown as Rule,
    fired: strength !== undefined,
  }));
  const causes = ranked.map((cause): RankedCause => {
    const own = found.flatMap(({ strength, ...one }, index): Finding[] =>
      strength && one.cause === cause
        ? [{ text: 'It is.', rule: `${index}`, strength, weight: weights[strength], evidence: [] }]
        : [],
    );
    return { cause, side: 'network', confidence: 'likely', score: 2, for: own, against: [] };
  });
  const disconnect = { agent: { id: '1001001' } } as unknown as Disconnect;
  const desktop = { state: 'none' } as DesktopLog;
  return nextSteps({ disconnect, desktop, causes, asked });
}

const textsOf = (steps: readonly Next[]): string[] => steps.map(({ text }) => text);

describe('the next steps of a disconnect', () => {
  it('are those of the first cause first, each tied to its cause', () => {
    const steps = stepsOf(
      ['server-overload', 'network-path'],
      [
        { cause: 'network-path', remedy: [step('Look at the path.')], strength: 'hint' },
        { cause: 'server-overload', remedy: [step('Look at the CPU.')], strength: 'proof' },
      ],
    );
    expect(steps).toEqual([
      { owner: 'network', text: 'Look at the CPU.', cause: 'server-overload' },
      { owner: 'network', text: 'Look at the path.', cause: 'network-path' },
    ]);
  });

  it('begin with what the strongest finding of a cause asks for', () => {
    const steps = stepsOf(
      ['network-path'],
      [
        { cause: 'network-path', remedy: [step('Hint.')], strength: 'hint' },
        { cause: 'network-path', remedy: [step('Silent.')] },
        { cause: 'network-path', remedy: [step('Proof.')], strength: 'proof' },
      ],
    );
    expect(textsOf(steps)).toEqual(['Proof.', 'Hint.']);
  });

  it('are those of the other rules of a cause where the one that found it has none', () => {
    const steps = stepsOf(
      ['service-restart'],
      [
        { cause: 'service-restart', remedy: [step('Find out who.')] },
        { cause: 'service-restart', remedy: [], strength: 'evidence' },
      ],
    );
    expect(textsOf(steps)).toEqual(['Find out who.']);
  });

  it('are said once, and are no more than a handful', () => {
    const remedy = ['1', '2', '3'].map((text) => step(text));
    const steps = stepsOf(
      ['network-path', 'request-order', 'server-overload'],
      [
        { cause: 'network-path', remedy, strength: 'evidence' },
        { cause: 'request-order', remedy: [step('3'), step('4')], strength: 'evidence' },
        { cause: 'server-overload', remedy: [step('5'), step('6')], strength: 'evidence' },
      ],
    );
    expect(textsOf(steps)).toEqual(['1', '2', '3', '4', '5']);
  });

  it('are the general ones where nothing is known, with the causes that they belong to', () => {
    const rules: Found[] = [
      { cause: 'browser-throttled', remedy: [step('Show it.', 'agent'), step('Set it.')] },
      { cause: 'computer-asleep', remedy: [step('Keep it awake.', 'agent')] },
    ];
    expect(stepsOf(['undetermined'], rules).map(({ owner, cause }) => `${owner} ${cause}`)).toEqual(
      [
        'agent undefined',
        'agent computer-asleep',
        'agent browser-throttled',
        'network network-path',
        'administrator third-party-gadget',
        'administrator server-clock',
      ],
    );
  });
});

describe('the next steps of a burst', () => {
  const from = time('10:00:00');
  const to = time('10:10:00');
  const lastActive = time('10:03:10');
  const members = ['1001001', '1001002', '1001003'];
  const report = analyzeLines([
    webTick(from),
    webTick(to),
    ...Array.from({ length: 21 }, (_, i) => plainSweep(from + i * 30_000, 'connector', 0)),
    ...members.flatMap((agent, i) => cut(agent, { from, lastActive: lastActive + i * 100 })),
    ...cut('1001007', { from, lastActive: time('10:06:10') }),
    ...['1001008', '1001009'].flatMap((agent) => healthy(agent, from, to)),
  ]);

  it('stand with the burst, and not with its members again', async () => {
    const { bursts, disconnects } = await report;
    const [burst] = bursts;
    expect(burst?.agents).toEqual(members);
    expect(burst?.next.map(({ owner, cause }) => [owner, cause])).toEqual([
      ['network', 'network-path'],
      ['administrator', 'network-path'],
    ]);
    const own = disconnects.filter((d) => d.burst === burst?.id);
    expect(own.map(({ next }) => next)).toEqual([[], [], []]);
  });

  it('leave a disconnect of its own its steps', async () => {
    const alone = (await report).disconnects.find(({ agent }) => agent === '1001007');
    expect(alone?.burst).toBeUndefined();
    expect(alone?.next[0]?.text).toMatch(/^Ask 1001007 /);
  });
});
