import { describe, expect, it } from 'vitest';
import type { AskedRule, Report, ReportDisconnect } from '../../src/model/report.ts';
import { wallMs } from '../../src/model/time.ts';
import { type Selection, select, selectEvents } from '../../src/report/select.ts';
import { burstReport, healthyReport } from '../reporters/sample-crowd.ts';
import { incidentReport } from '../reporters/sample-report.ts';

const at = (text: string, offsetMinutes?: number): NonNullable<Selection['since']> => ({
  wall: wallMs(Date.parse(`${text}Z`)),
  ...(offsetMinutes !== undefined && { offsetMinutes }),
});

const idsOf = (report: Report): string[] => report.disconnects.map(({ id }) => id);

/** The incident's agent with these disconnects. */
function withDisconnects(...given: readonly Partial<ReportDisconnect>[]): Report {
  const [disconnect] = incidentReport.disconnects;
  const [agent] = incidentReport.agents;
  if (!disconnect || !agent) throw new Error('the sample has changed');
  const { lastContact: _, ...moment } = { ...disconnect, steps: [] };
  const disconnects = given.map((one, index) => ({ ...moment, id: `${index}`, ...one }));
  const ids = disconnects.map(({ id }) => id);
  return { ...incidentReport, disconnects, agents: [{ ...agent, disconnects: ids }] };
}

const [incident] = incidentReport.disconnects;

describe('select', () => {
  it('leaves the report as it is where nothing is selected', () => {
    expect(select(incidentReport, {})).toBe(incidentReport);
  });

  it('keeps an agent, its disconnects and the burst they belong to', () => {
    const { agents, disconnects, bursts } = select(burstReport, { agents: ['1001002'] });
    expect(agents.map(({ id }) => id)).toEqual(['1001002']);
    expect(disconnects.map(({ agent }) => agent)).toEqual(['1001002']);
    expect(bursts).toEqual(burstReport.bursts);
  });

  it('keeps what the bundle lacks, and of what disconnects lack that of its own', () => {
    const [lacking] = incidentReport.bundle.missing;
    if (!lacking) throw new Error('the sample has changed');
    const missing = [
      lacking,
      { ...lacking, disconnects: ['0'] },
      { ...lacking, disconnects: ['1'] },
    ];
    const report = withDisconnects({}, { agent: '1001099' });
    const given = { ...report, bundle: { ...report.bundle, missing } };
    expect(select(given, { agents: ['1001099'] }).bundle.missing).toEqual([missing[0], missing[2]]);
  });

  it('calls nobody healthy of a time that no log tells of', () => {
    const outcomes = (selection: Selection) =>
      new Set(select(healthyReport, selection).agents.map(({ outcome }) => outcome));
    expect(outcomes({ since: at('2001-01-01T00:00') })).toEqual(new Set(['healthy']));
    expect(outcomes({ until: at('2001-01-01T00:00') })).toEqual(new Set(['inconclusive']));
  });

  it('drops a burst that hit others only', () => {
    expect(select(burstReport, { agents: ['1001099'] }).bursts).toEqual([]);
  });

  it('keeps the records that a rule was stopped by', () => {
    const [first] = incidentReport.disconnects;
    const ref = incidentReport.evidence.at(-1)?.ref ?? '';
    if (!first) throw new Error('the sample has changed');
    const { lastContact: _, ...untold } = { ...first, steps: [], causes: [] };
    const stopped: AskedRule = {
      rule: 'restart',
      cause: 'service-restart',
      result: 'unmet',
      met: [],
      unmet: { text: 'A stop or a start stands beside the loss.', evidence: [ref] },
    };
    const kept = (asked: AskedRule[]) =>
      select(
        { ...incidentReport, disconnects: [{ ...untold, asked }], settings: {}, serverEvents: [] },
        { agents: [first.agent] },
      ).evidence.map((one) => one.ref);
    expect([kept([]), kept([stopped])]).toEqual([[], [ref]]);
  });

  it('keeps nothing of an agent that is not there', () => {
    const { agents, disconnects, evidence, rules } = select(incidentReport, { agents: ['1'] });
    expect({ agents, disconnects }).toEqual({ agents: [], disconnects: [] });
    expect(rules.flatMap(({ couldNotRun }) => couldNotRun)).toEqual([]);
    // What the settings cite stays.
    expect(evidence.map(({ ref }) => ref)).toEqual(['desktop/logs/openfire/info.log:1']);
  });

  it('keeps the evidence that is cited, and no other', () => {
    const { evidence } = select(incidentReport, { agents: ['1001003'] });
    const dropped = incidentReport.evidence.filter((one) => !evidence.includes(one));
    expect(dropped.map(({ text }) => text)).toEqual([expect.stringContaining('last active 0 ms')]);
  });

  it('says what was read and missed as before', () => {
    const { bundle, problems, serverEvents, clocks } = select(burstReport, { agents: ['1001099'] });
    expect({ bundle, problems, serverEvents, clocks }).toEqual({
      bundle: burstReport.bundle,
      problems: burstReport.problems,
      serverEvents: burstReport.serverEvents,
      clocks: burstReport.clocks,
    });
  });
});

describe('select by time', () => {
  it.each([
    ['since the disconnect', { since: at('2017-06-17T00:16:04') }, 1],
    [
      'since a second later: the agent was signed out after it',
      { since: at('2017-06-17T00:16:05') },
      1,
    ],
    ['since the logout', { since: at('2017-06-17T00:17:04') }, 1],
    ['since a second after the logout', { since: at('2017-06-17T00:17:05') }, 0],
    ['until the disconnect', { until: at('2017-06-17T00:16:04') }, 1],
    ['until the last contact at the earliest', { until: at('2017-06-17T00:14:21') }, 1],
    ['until a second before', { until: at('2017-06-17T00:14:20') }, 0],
    ['within a span', { since: at('2017-06-17T00:00:00'), until: at('2017-06-17T01:00:00') }, 1],
    [
      'with an offset',
      { since: at('2017-06-16T18:46:04', 0), until: at('2017-06-16T14:46:04', -240) },
      1,
    ],
    ['with another offset', { since: at('2017-06-17T00:17:05', 0) }, 0],
  ])('%s', (_, selection, kept) => {
    expect(select(incidentReport, selection).disconnects).toHaveLength(kept);
  });

  it('reads a time in UTC where no node tells its zone', () => {
    const report = { ...incidentReport, bundle: { ...incidentReport.bundle, nodes: [] } };
    expect(select(report, { since: at('2017-06-16T18:47:05') }).disconnects).toEqual([]);
    expect(select(report, { since: at('2017-06-16T18:47:04') }).disconnects).toHaveLength(1);
  });

  describe('where the clock is changed', () => {
    const [node] = incidentReport.bundle.nodes;
    const changed = (from: string, before: string, after: string, ...ats: string[]): Report => {
      const report = withDisconnects(...ats.map((one) => ({ id: one, at: one })));
      const offsets = [
        { from: '2017-01-01T00:00:00.000Z', offset: before, basis: 'printed' as const },
        { from, offset: after, basis: 'printed' as const },
      ];
      const nodes = [{ ...(node ?? { id: 'n', names: [] }), offsets }];
      return { ...report, bundle: { ...report.bundle, nodes } };
    };

    it('takes the whole of an hour that came twice', () => {
      const twice = ['2017-10-29T00:30:00.000Z', '2017-10-29T01:30:00.000Z'];
      const report = changed('2017-10-29T01:00:00.000Z', '+02:00', '+01:00', ...twice);
      const halfPastTwo = at('2017-10-29T02:30:00');
      expect(idsOf(select(report, { since: halfPastTwo, until: halfPastTwo }))).toEqual(twice);
    });

    it('reads an hour that never was with the offset before', () => {
      const report = changed(
        '2017-03-26T01:00:00.000Z',
        '+01:00',
        '+02:00',
        '2017-03-26T01:29:00.000Z',
        '2017-03-26T01:31:00.000Z',
      );
      expect(idsOf(select(report, { since: at('2017-03-26T02:30:00') }))).toEqual([
        '2017-03-26T01:31:00.000Z',
      ]);
    });
  });
});

describe('the outcome of an agent after a selection', () => {
  const early = '2017-06-16T10:00:00.000Z';
  const late = '2017-06-16T20:00:00.000Z';
  const noon = { since: at('2017-06-16T12:00:00', 0) };
  const [cause] = incident?.causes ?? [];

  it('is that of the worst left, with its verdict', () => {
    const report = withDisconnects(
      { at: early },
      {
        at: late,
        outcome: 'recovered',
        causes: cause
          ? [{ ...cause, cause: 'network-path', side: 'network', confidence: 'likely' }]
          : [],
      },
    );
    const [agent] = select(report, noon).agents;
    expect(agent).toMatchObject({
      outcome: 'recovered',
      cause: 'network-path',
      side: 'network',
      confidence: 'likely',
      disconnects: ['1'],
    });
  });

  it('is that of the latest among equals', () => {
    const report = withDisconnects(
      { at: early },
      { at: late, outcome: 'lost', causes: cause ? [{ ...cause, cause: 'client-clock' }] : [] },
      {
        at: '2017-06-16T21:00:00.000Z',
        outcome: 'lost',
        causes: cause ? [{ ...cause, cause: 'authentication' }] : [],
      },
    );
    expect(select(report, noon).agents[0]?.cause).toBe('authentication');
  });

  it('is healthy where only others were left out, and has no cause', () => {
    const [agent] = select(withDisconnects({ at: early }), noon).agents;
    expect(agent).toEqual({ ...agent, outcome: 'healthy', disconnects: [] });
    expect(agent).not.toHaveProperty('cause');
  });

  it('is healthy where an ordinary sign-out is left', () => {
    const report = withDisconnects({ at: early }, { at: late, outcome: 'closed' });
    expect(select(report, noon).agents[0]).toMatchObject({
      outcome: 'healthy',
      disconnects: ['1'],
    });
  });

  it('stays inconclusive where no log could have shown a loss', () => {
    const report = withDisconnects({ at: early, outcome: 'closed' });
    const agents = report.agents.map(({ id, nodes, sessions, disconnects }) => ({
      id,
      nodes,
      sessions,
      disconnects,
      outcome: 'inconclusive' as const,
    }));
    expect(select({ ...report, agents }, noon).agents[0]?.outcome).toBe('inconclusive');
  });

  it('of the healthy stays as it was', () => {
    expect(select(healthyReport, noon).agents).toEqual(healthyReport.agents);
  });
});

describe('selectEvents', () => {
  const event = { agent: '1001003', at: '2017-06-16T18:46:04.000Z' };

  it.each([
    ['all without a selection', {}, event, true],
    ["an agent's", { agents: ['1001003'] }, event, true],
    ["not another's", { agents: ['1001004'] }, event, false],
    ["not nobody's, where agents are named", { agents: ['1001003'] }, { at: event.at }, false],
    ['in time', { since: at('2017-06-17T00:16:04') }, { at: event.at }, true],
    ['not too early', { since: at('2017-06-17T00:16:05') }, event, false],
  ])('keeps %s', (_, selection, given, kept) => {
    expect(selectEvents(incidentReport, selection)(given)).toBe(kept);
  });
});
