import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../src/analyze.ts';
import type { Report, ReportDisconnect } from '../src/model/report.ts';
import { confidences } from '../src/model/words.ts';
import { analyzeFiles, analyzeLines, render, withFolder } from './support/bundle.ts';
import { answered, type Line, time } from './support/lines.ts';
import { bundleOf, fates, idsOf, linesOf } from './support/made-bundle.ts';

/** The same stories each time: a failure is a change, not luck. */
const runs = { numRuns: 20, seed: 20_261_123 };

/** What a report says of each disconnect, without where it says so. */
const verdictsOf = ({ disconnects, agents, bursts }: Report, name = (id: string) => id) => ({
  disconnects: disconnects
    .map((d) => ({
      agent: name(d.agent),
      at: d.at,
      outcome: d.outcome,
      count: d.count,
      returnedAt: d.returnedAt,
      lastContact: d.lastContact && [d.lastContact.earliest, d.lastContact.latest],
      steps: d.steps.map(({ step, at }) => `${step} ${at}`),
      causes: d.causes.map(({ cause, side, confidence }) => [cause, side, confidence]),
    }))
    .sort((a, b) => (`${a.agent} ${a.at}` < `${b.agent} ${b.at}` ? -1 : 1)),
  agents: agents.map(({ id, outcome }) => `${name(id)} ${outcome}`).sort(),
  bursts: bursts.map(({ from, to, agents: ids, cause, confidence }) => ({
    from,
    to,
    agents: ids.map(name).sort(),
    cause,
    confidence,
  })),
});

const spent = ({ bundle }: Report) =>
  bundle.sources.map(
    ({ lines: { total, used, unused, unknown } }) => total - used - unused - unknown,
  );

describe('a verdict', () => {
  it('does not depend on the order of the paths', async () => {
    await fc.assert(
      fc.asyncProperty(fates, fc.array(fc.nat()), async (all, keys) => {
        const files = render(bundleOf(all));
        await withFolder(files, async (folder) => {
          const paths = Object.keys(files).map((path) => join(folder, path));
          const order = (path: string): number => keys[paths.indexOf(path)] ?? 0;
          const { report } = await analyze(paths);
          const other = await analyze([...paths].sort((a, b) => order(a) - order(b)));
          expect(withoutRoots(other.report)).toEqual(withoutRoots(report));
        });
      }),
      runs,
    );
  });

  it('does not depend on how agents’ records of one second are interleaved', async () => {
    await fc.assert(
      fc.asyncProperty(fates, fc.array(fc.nat(), { minLength: 1 }), async (all, keys) => {
        const lines = bundleOf(all);
        const second = (line: Line): number => Math.floor(line.at / 1_000);
        const key = (line: Line): number =>
          ((keys[second(line) % keys.length] ?? 1) * agentNumber(line.message)) % 101;
        const stirred = lines
          .map((line) => ({
            ...line,
            at: line.log.startsWith('openfire/') ? second(line) * 1_000 : line.at,
          }))
          .sort((a, b) => a.at - b.at || key(a) - key(b));
        expect(verdictsOf(await analyzeLines(stirred))).toEqual(
          verdictsOf(await analyzeLines(lines)),
        );
      }),
      runs,
    );
  });

  it('does not depend on the zone of the server', async () => {
    await fc.assert(
      fc.asyncProperty(fates, fc.integer({ min: -48, max: 56 }), async (all, quarters) => {
        const lines = bundleOf(all);
        const shifted = await analyzeLines(lines, { offset: quarters * 15 });
        expect(verdictsOf(shifted)).toEqual(verdictsOf(await analyzeLines(lines)));
      }),
      runs,
    );
  });

  it.each<[string, (id: string, i: number) => string]>([
    ['ids that begin with each other', (_, i) => '10010010010'.slice(0, 3 + i)],
    ['ids with dots', (id) => `a.${id}.smith`],
    ['ids with characters that a JID escapes', (id) => `o'${id}@corp`],
    ['ids that hold the name of the service user', (id) => `finesse${id}`],
    ['ids in another order', (_, i) => String(9_000_000 - i)],
  ])('does not depend on names: %s', async (_, rename) => {
    await fc.assert(
      fc.asyncProperty(fates, async (all) => {
        const ids = idsOf(all.length);
        const names = ids.map(rename);
        const plain = new Map(names.map((name, i) => [name, ids[i] ?? name]));
        const renamed = await analyzeLines(bundleOf(all, names));
        expect(verdictsOf(renamed, (id) => plain.get(id) ?? id)).toEqual(
          verdictsOf(await analyzeLines(bundleOf(all, ids))),
        );
      }),
      runs,
    );
  });

  it('of an agent is the same beside more healthy ones', async () => {
    await fc.assert(
      fc.asyncProperty(fates, fc.integer({ min: 1, max: 5 }), async (all, more) => {
        const lines = bundleOf(all);
        const healthy = Array.from({ length: more }, (_, i) =>
          linesOf(`200${i}`, { kind: 'healthy', lastActive: 0, backAfter: 0 }),
        ).flat();
        const outcomes = ({ disconnects }: Report) =>
          disconnects.map(({ id, outcome, lastContact }) => [id, outcome, lastContact?.latest]);
        expect(outcomes(await analyzeLines([...lines, ...healthy]))).toEqual(
          outcomes(await analyzeLines(lines)),
        );
      }),
      runs,
    );
  });

  it('of an agent that is tied to nobody is the same without the others', async () => {
    await fc.assert(
      fc.asyncProperty(fates, fc.nat(), async (all, nth) => {
        const ids = idsOf(all.length);
        const id = ids[nth % ids.length] ?? '';
        const among = await analyzeLines(bundleOf(all, ids));
        if (isTied(among, id)) return;
        const alone = all.filter((_, i) => ids[i] === id);
        expect(ofAgent(among, id)).toEqual(ofAgent(await analyzeLines(bundleOf(alone, [id])), id));
      }),
      runs,
    );
  });

  it('is the same where twice as many agents are healthy', async () => {
    const healthy = (count: number): Line[] =>
      Array.from({ length: count }, (_, i) =>
        linesOf(`${2_001_001 + i}`, { kind: 'healthy', lastActive: 0, backAfter: 0 }),
      ).flat();
    await fc.assert(
      fc.asyncProperty(fates, fc.integer({ min: 6, max: 20 }), async (all, load) => {
        const lines = bundleOf(all);
        const { disconnects, bursts } = verdictsOf(
          await analyzeLines([...lines, ...healthy(load)]),
        );
        const doubled = verdictsOf(await analyzeLines([...lines, ...healthy(2 * load)]));
        expect({ disconnects, bursts }).toEqual({
          disconnects: doubled.disconnects,
          bursts: doubled.bursts,
        });
      }),
      runs,
    );
  });

  it('does not depend on the zone that --zone names', async () => {
    await fc.assert(
      fc.asyncProperty(fates, fc.integer({ min: -44, max: 56 }), async (all, quarters) => {
        // Only Openfire's logs print no zone.
        const lines = bundleOf(all).filter(({ log }) => log.startsWith('openfire/'));
        const zones = [{ zone: zoneOf(quarters * 15) }];
        const moved = await analyzeLines(lines, { offset: quarters * 15, zones });
        const utc = await analyzeLines(lines, { zones: [{ zone: '+00:00' }] });
        expect(verdictsOf(moved)).toEqual(verdictsOf(utc));
      }),
      runs,
    );
  });

  it('is the same where all timers are longer, as the records say', async () => {
    await fc.assert(
      fc.asyncProperty(fates, fc.constantFrom(1.5, 2, 4), async (all, factor) => {
        const lines = [...agreed, ...bundleOf(all)];
        const usual = await analyzeLines(lines);
        const slow = await analyzeLines(lines.map(slower(factor)));
        expect(endings(slow)).toEqual(endings(usual));
        expect(Object.values(timersOf(slow))).toEqual(
          Object.values(timersOf(usual)).map((ms) => ms * factor),
        );
      }),
      runs,
    );
  });

  it('is never harder or surer without a log, its beginning or its end', async () => {
    const parts = fc.constantFrom('whole', 'beginning', 'end');
    const seconds = fc.integer({ min: 0, max: 1_199 });
    await fc.assert(
      fc.asyncProperty(fates, fc.nat(), parts, seconds, async (all, nth, part, second) => {
        const lines = bundleOf(all);
        const logs = [...new Set(lines.map(({ log }) => log))];
        const at = Math.min(...lines.map((line) => line.at)) + second * 1_000;
        const isLost = (line: Line): boolean =>
          part === 'whole' || (part === 'beginning' ? line.at < at : line.at >= at);
        const removed = logs[nth % logs.length];
        const full = await analyzeLines(lines);
        const less = await analyzeLines(
          lines.filter((line) => line.log !== removed || !isLost(line)),
        );
        for (const d of less.disconnects) expect(accuses(d, full)).toEqual([]);
      }),
      { ...runs, numRuns: 40, endOnFailure: true },
    );
  });

  it('is the same where a log is cut into rotated parts', async () => {
    await fc.assert(
      fc.asyncProperty(fates, fc.integer({ min: 1, max: 1_199 }), async (all, seconds) => {
        const lines = bundleOf(all);
        const begin = Math.min(...lines.map(({ at }) => at));
        const rotated = lines.map((line) =>
          line.log.startsWith('openfire/') && line.at < begin + seconds * 1_000
            ? { ...line, log: `${line.log}.1` }
            : line,
        );
        expect(verdictsOf(await analyzeLines(rotated))).toEqual(
          verdictsOf(await analyzeLines(lines)),
        );
      }),
      runs,
    );
  });
});

describe('a report', () => {
  const junk = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.constantFrom(
      '2026.11.23 10:05:00 ',
      '2026.11.23 10:05:00 Session (id=',
      '2026.11.23 10:05:00 Session (id=f382a015) was last active 99999999999999999999 ms ago: x',
      '2026.11.23 10:05:00 Session (id=f382a015) was last active -5 ms ago: @/',
      '2026.99.99 99:99:99 Closing idle session: a@b/c',
      '0000-00-00 00:00:00 Deliverable unavailable for 99999999999999999999',
      '2026.11.23 10:05:00 Deliverable unavailable for 9007199254740993',
      '2026.11.23 10:05:00 Client provided invalid session: . []',
      '2026.11.23 10:05:00 consumeResponse: x@1 status: 3 address: a@b/c id: s presence: ',
      '2026.11.23 10:05:00 time=999999999999999,JID=a@b/c,msgs_sent=1,msgs_queue=1,msgs_drop=1',
      '0000000001: h: Nov 23 2026 10:05:00.000 +9999: %CCBU_a-6-PRESENCE DRIVEN LOGOUT: %[agent_id=1]: x',
      '0000000001: h: Nov 31 2026 10:05:00.000 +0000: %CCBU_a-6-PRESENCE DRIVEN LOGOUT: %[agent_id=]: x',
      '0000000001: h: Nov 23 2026 10:05:00.000 +0000: %CCBU_a-6-MESSAGE_TO_CTI_SERVER: %[cti_message=][[[]]: x',
      '0000000001: h: Nov 23 2026 10:05:00.000 +0000: %CCBU_a-6-PRESENCE_NOTIFICATION_RECIEVED: %[FROM JID=__proto__@b/c][PRESENCE_TYPE=unavailable]:',
      '\u0000\u0000\u0000',
      '\uFEFF',
    ),
  );

  it('survives hostile lines, and spends each line once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fates,
        fc.array(fc.tuple(fc.nat(), junk), { minLength: 1, maxLength: 30 }),
        async (all, extra) => {
          const files = Object.fromEntries(
            Object.entries(render(bundleOf(all))).map(([path, text]) => {
              const lines = text.split('\n');
              for (const [at, line] of extra) lines.splice(at % lines.length, 0, line);
              return [path, lines.join('\n')];
            }),
          );
          const report = await analyzeFiles(files);
          expect(spent(report).every((left) => left === 0)).toBe(true);
          for (const { path, lines } of report.bundle.sources) {
            const text = files[path] ?? '';
            const ends = text.endsWith('\n') || text === '' ? 1 : 0;
            expect(lines.total, path).toBe(text.split('\n').length - ends);
          }
        },
      ),
      runs,
    );
  });

  it('of an empty folder is a report', async () => {
    await withFolder({ 'a.log': '' }, async (folder) => {
      mkdirSync(join(folder, 'empty'));
      const { report } = await analyze([join(folder, 'empty')]);
      expect(report.disconnects).toEqual([]);
    });
  });

  it('names each disconnect once', async () => {
    await fc.assert(
      fc.asyncProperty(fates, async (all) => {
        const { disconnects, agents, bursts } = await analyzeLines(bundleOf(all));
        const ids = disconnects.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(agents.flatMap((agent) => agent.disconnects).sort()).toEqual([...ids].sort());
        const known = new Set(bursts.map(({ id }) => id));
        for (const { burst } of disconnects) if (burst) expect(known).toContain(burst);
      }),
      runs,
    );
  });
});

const withoutRoots = (report: Report): Report => ({
  ...report,
  bundle: { ...report.bundle, roots: [] },
});

const agentNumber = (message: string): number => Number(/10010\d\d/.exec(message)?.[0] ?? 7);

/** Causes of a disconnect that the full report does not name for it, or is less sure of. */
function accuses(d: ReportDisconnect, full: Report) {
  const named = full.disconnects
    .filter(({ agent }) => agent === d.agent)
    .flatMap(({ causes }) => causes);
  return d.causes.filter(
    ({ cause, confidence }) =>
      cause !== 'undetermined' &&
      !named.some(
        (known) =>
          known.cause === cause &&
          confidences.indexOf(known.confidence) <= confidences.indexOf(confidence),
      ),
  );
}

const zoneOf = (minutes: number): string => {
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  const east = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(east / 60)}:${two(east % 60)}`;
};

/** What an agent's disconnects are, without the records of others that a verdict may cite. */
const ofAgent = (report: Report, id: string) =>
  verdictsOf(report).disconnects.filter(({ agent }) => agent === id);

const moment = 2 * 60_000;

/** Others were lost with it, or about then: what they say of the server, they say of it too. */
function isTied({ disconnects }: Report, id: string): boolean {
  const own = disconnects.filter(({ agent }) => agent === id);
  const others = disconnects.filter(({ agent }) => agent !== id);
  const near = (a: string, b: string): boolean => Math.abs(Date.parse(a) - Date.parse(b)) <= moment;
  return own.some((one) => others.some((other) => near(one.at, other.at)));
}

const begin = time('10:00:00');

/** What a session agreed on: how long a request is held, and after how long without one it is idle. */
const agreed: readonly Line[] = [
  answered(begin - 30_000, 'connector', 'sid="c1" wait="30" inactivity="60"'),
];

/** The story as it would be with timers that are so many times as long. */
const slower =
  (factor: number) =>
  ({ at, log, message }: Line): Line => ({
    at: begin + (at - begin) * factor,
    log,
    message: message
      .replace(/(?<=last active )\d+/, (ms) => String(Math.round(Number(ms) * factor)))
      .replace(/(?<=threshold value of )60/, String(60 * factor))
      .replace('wait="30" inactivity="60"', `wait="${30 * factor}" inactivity="${60 * factor}"`),
  });

const timersOf = ({ settings }: Report) => ({
  wait: settings.waitMs?.value ?? 0,
  sweep: settings.sweepMs?.value ?? 0,
  idle: settings.idleMs?.value ?? 0,
});

/** How those ended that ended, and why: how long a silence is one depends on no timer. */
const endings = (report: Report) =>
  verdictsOf(report)
    .disconnects.filter(({ outcome }) => outcome !== 'near-miss')
    .map(({ agent, outcome, count, causes, steps }) => ({
      agent,
      outcome,
      count,
      causes,
      steps: steps.map((step) => step.split(' ')[0]),
    }));
