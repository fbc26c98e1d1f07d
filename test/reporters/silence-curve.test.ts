import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportDisconnect, ReportStep } from '../../src/model/report.ts';
import { viewOf } from '../../src/reporters/phrases/view.ts';
import { displayWidth } from '../../src/reporters/table/lines.ts';
import { silenceCurve } from '../../src/reporters/table/silence-curve.ts';
import { printOptions } from './print.ts';
import { emptyReport, incidentReport } from './sample-report.ts';

const [sample] = incidentReport.disconnects as [ReportDisconnect];
const start = Date.parse('2024-02-29T10:00:00.000Z');
const iso = (second: number): string => new Date(start + second * 1_000).toISOString();
const sweep = (second: number, ms: number): ReportStep => ({
  step: 'silence',
  at: iso(second),
  lastActiveMs: ms,
});
const step = (name: ReportStep['step'], second: number, detail?: string): ReportStep => ({
  step: name,
  at: iso(second),
  ...(detail !== undefined && { detail }),
});

interface Told {
  readonly contact?: readonly [number, number];
  readonly idleMs?: number;
  readonly width?: number;
}

function curve(steps: readonly ReportStep[], told: Told = {}): string[] {
  const { contact, idleMs = 60_000, width = 80 } = told;
  const { lastContact: _, ...rest } = sample;
  const disconnect: ReportDisconnect = {
    ...rest,
    steps: [...steps],
    ...(contact && {
      lastContact: { earliest: iso(contact[0]), latest: iso(contact[1]), evidence: [] },
    }),
  };
  const settings = idleMs === 0 ? {} : { idleMs: { value: idleMs, origin: 'default' } as const };
  return silenceCurve(viewOf({ ...emptyReport, settings }, { ...printOptions, width }), disconnect);
}

const three = [sweep(20, 20_000), sweep(50, 50_000), sweep(80, 80_000)];

describe('the curve of a silence', () => {
  it('has a bar a sweep beside the limit, and nothing between', () => {
    const steps = [...three, step('idle-close', 80), step('return', 100)];
    expect(`\n${curve(steps, { contact: [0, 10] }).join('\n')}`).toMatchInlineSnapshot(`
      "
         limit 60 s ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈█┈┈┈┈┈┈┈┈┈┈┈
                                                ▄                █
        last active                             █                █
                               █                █                █
           10:00:00 ═══════────┴────────────────┴────────────────×──────────↑ 10:01:40
                    ═ last contact, × closed as idle 10:01:20, ↑ back 10:01:40"
    `);
  });

  it.each<[string, ReportStep[], Told]>([
    ['there is no sweep', [step('idle-close', 80)], {}],
    ['there is only one', [sweep(80, 61_000), step('idle-close', 80)], {}],
    ['the limit is not known', three, { idleMs: 0 }],
    ['all is one instant', [sweep(0, 1), sweep(0, 2)], {}],
  ])('is not there where %s', (_, steps, told) => {
    expect(curve(steps, told)).toEqual([]);
  });

  it('fills the row of the limit only beyond it', () => {
    const limitRow = (ms: number) => curve([sweep(20, 20_000), sweep(80, ms)])[0];
    expect(limitRow(59_999)).not.toMatch(/[▁-█]/);
    expect(limitRow(60_001)).toMatch(/▁$/);
  });

  it('leaves a missing sweep out, and makes room for long silences', () => {
    const lines = curve([sweep(30, 30_000), sweep(200, 200_000), step('session-closed', 201)]);
    expect(lines).toHaveLength(6);
    expect(lines[2]).toMatch(/limit 60 s/);
    expect(lines.slice(0, 4).map((line) => line.match(/[▁-█]/g)?.length ?? 0)).toEqual([
      1, 1, 1, 2,
    ]);
  });

  it('marks a bar that is longer than there is room for, and says how long', () => {
    const steps = (ms: number) => [sweep(30, 30_000), sweep(400, ms), step('idle-close', 401)];
    const lines = curve(steps(400_000));
    expect(lines[0]?.trim()).toBe('▲');
    expect(lines.slice(1, 4).join('')).not.toContain('▲');
    expect(lines.at(-1)?.trim()).toBe('× closed as idle 10:06:41, ▲ up to 6 min 40 s');
    expect(curve(steps(240_000)).join('\n')).not.toContain('▲');
    expect(curve(steps(240_001)).join('\n')).toContain('▲ up to 4 min 0 s');
  });

  it('says of a late return that it is not drawn, and of what proves it how much', () => {
    const end = [...three, step('idle-close', 80)];
    const said = (...more: ReportStep[]) =>
      curve([...end, ...more])
        .at(-1)
        ?.trim();
    expect(said()).toBe('× closed as idle 10:01:20');
    expect(said(step('return', 2_000))).toBe('× closed as idle 10:01:20, back later, 10:33:20');
    expect(said(step('return', 90, 'not later than'))).toBe(
      '× closed as idle 10:01:20, ↑ back by 10:01:30',
    );
  });

  it('takes five or six lines, none too wide, a bar for each column of a sweep', () => {
    const made = fc.record({
      seconds: fc.uniqueArray(fc.integer({ min: 1, max: 600 }), { minLength: 2, maxLength: 12 }),
      ms: fc.integer({ min: 0, max: 900_000 }),
      width: fc.integer({ min: 76, max: 220 }),
      idleMs: fc.constantFrom(30_000, 60_000, 90_000, 150_000),
    });
    fc.assert(
      fc.property(made, ({ seconds, ms, width, idleMs }) => {
        const at = seconds.sort((a, b) => a - b);
        const steps = [...at.map((second) => sweep(second, ms)), step('idle-close', 601)];
        const lines = curve(steps, { contact: [0, 5], idleMs, width });
        expect(lines.length).toBeGreaterThanOrEqual(4);
        expect(lines.length).toBeLessThanOrEqual(6);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        const bars = lines.at(-3)?.match(/[▁-█]/g)?.length ?? 0;
        expect(bars).toBeGreaterThanOrEqual(1);
        expect(bars).toBeLessThanOrEqual(seconds.length);
      }),
    );
  });
});
