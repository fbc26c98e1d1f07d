import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { print } from './print.ts';
import { burstReport, healthyReport, thousandReport } from './sample-crowd.ts';
import { alignedReport, emptyReport, incidentReport } from './sample-report.ts';

const looks = [
  { name: 'incident-80', report: incidentReport, options: { width: 80 } },
  { name: 'incident-200', report: incidentReport, options: { width: 200 } },
  { name: 'incident-steps-80', report: incidentReport, options: { width: 80, stepByStep: true } },
  { name: 'incident-steps-200', report: incidentReport, options: { width: 200, stepByStep: true } },
  { name: 'incident-verbose-100', report: incidentReport, options: { verbose: true } },
  { name: 'aligned-steps-80', report: alignedReport, options: { width: 80, stepByStep: true } },
  { name: 'aligned-steps-200', report: alignedReport, options: { width: 200, stepByStep: true } },
  { name: 'burst-80', report: burstReport, options: { width: 80 } },
  { name: 'burst-200', report: burstReport, options: { width: 200 } },
  { name: 'thousand-80', report: thousandReport, options: { width: 80 } },
  { name: 'healthy-80', report: healthyReport, options: { width: 80 } },
  { name: 'empty-80', report: emptyReport, options: { width: 80 } },
];

describe('table', () => {
  it.each(looks)('looks as agreed: $name', async ({ name, report, options }) => {
    await expect(print(report, options)).toMatchFileSnapshot(`tables/${name}.txt`);
  });

  it.each(looks)('fits its width, but for places and commands: $name', ({ report, options }) => {
    const { width = 100 } = { ...options };
    const wide = print(report, options)
      .split('\n')
      .filter((line) => line.length > width && !line.includes('.log'));
    expect(wide).toEqual([]);
  });

  it('says of a burst that is not listed what it was, instead of where it stands', () => {
    const others = burstReport.bursts.flatMap((burst) =>
      Array.from({ length: 5 }, (_, copy) => ({ ...burst, id: `other-${copy}` })),
    );
    const cut = { ...burstReport, bursts: [...others, ...burstReport.bursts] };
    const options = { width: 300, stepByStep: true };
    expect(print(burstReport, options)).toContain('together with others, see below');
    expect(print(cut, options)).not.toContain('see below');
    expect(print(cut, options)).toContain('one of 8 agents lost at once (within 31.0 s, ');
  });

  it('calls at once only what was lost in one burst', () => {
    const later = burstReport.disconnects.map((one, index) => {
      if (index > 1) return one;
      const { burst: _, ...alone } = one;
      return alone;
    });
    const headlineOf = (report: Report): string =>
      print(report, { width: 300 }).split('\n')[0] ?? '';
    expect(headlineOf(burstReport)).toContain('; 8 of them at once;');
    expect(headlineOf({ ...burstReport, disconnects: later })).toContain('; 6 of them at once;');
    const apart = later.map((one) => ('burst' in one ? { ...one, burst: `${one.agent}` } : one));
    expect(headlineOf({ ...burstReport, disconnects: apart })).toContain(
      '; 6 of them in 6 bursts;',
    );
  });

  it('does not blame Finesse for who was signed out on purpose', () => {
    const agents = burstReport.agents.map((agent, index) =>
      index < 2 ? { ...agent, cause: 'signed-out' as const, side: 'operator' as const } : agent,
    );
    expect(print({ ...burstReport, agents }, { width: 300 })).toMatch(
      /^4 of 12 agents were signed out by Finesse \(reason 255\), 2 signed out on purpose, 3 recovered;/,
    );
  });

  describe('at risk', () => {
    const risk = (cause: 'network-path' | 'browser-throttled', text: string) => ({
      cause,
      text,
      from: '2017-06-17T04:32:11.000Z',
      evidence: ['debug.log:1'],
    });
    const report: Report = {
      ...healthyReport,
      agents: healthyReport.agents.map((agent, index) => ({
        ...agent,
        risks: [
          index < 10
            ? risk('network-path', `${index} polls were cut`)
            : risk('browser-throttled', `${index} polls came late`),
        ],
      })),
    };

    it('tells of all whose polls the path cuts at once', () => {
      const text = print(report, { width: 200 });
      expect(text).toContain('AT RISK  desktops whose next failed poll may end the session\n');
      expect(text).toContain(
        '  10 desktops  2000001, 2000002, 2000003, 2000004, 2000005 and 5 more; the first, 2000001 2017-06-17: 0 polls were cut\n',
      );
      expect(text).toContain('  2000011 2017-06-17  10 polls came late\n');
      expect(print(report, { width: 200, verbose: true })).toContain('2000009, 2000010; the first');
    });

    it('tells of each that was asked for, with its records', () => {
      const text = print(report, { width: 200, stepByStep: true });
      expect(text).toContain('  2000002 2017-06-17  1 polls were cut\n    debug.log:1\n');
    });
  });

  it('never drops the confidence of a cause, however narrow', () => {
    for (const width of [60, 70, 80]) {
      const rows = print(thousandReport, { width })
        .split('\n')
        .filter((line) => /^10010\d\d /.test(line));
      expect(rows.filter((line) => !/, (certain|likely|poss(ible|\.))/.test(line))).toEqual([]);
    }
  });

  it('puts a long list after what to do', () => {
    const text = print(thousandReport);
    expect(text.indexOf('\nNEXT')).toBeLessThan(text.indexOf('\nAGENTS'));
    expect(text).toContain('… and 20 more (use --agent or -f json)');
  });

  it('lists all of them where asked to', () => {
    const lines = print(thousandReport, { verbose: true }).split('\n');
    expect(lines.filter((line) => /^10010\d\d /.test(line))).toHaveLength(60);
  });

  it('lists the clocks that are furthest off, and all of them where asked to', () => {
    const clocks = (verbose: boolean) =>
      print(alignedReport, { verbose, width: 300 })
        .split('\n')
        .filter((line) => /^ {2}clock .*(?:against|clientlogs)/.test(line));
    expect(clocks(false)).toHaveLength(3);
    expect(clocks(true)).toHaveLength(4);
    expect(clocks(false)[0]).toContain('1001004.log: 4 min 2 s behind ± 3.1 s, 9 samples');
    expect(clocks(false)[0]).toContain('not applied');
    expect(clocks(false)[0]).toContain('refused: they scatter too much');
  });

  it.each([
    ['a class', 'org.jivesoftware.openfire.http.HttpSession - '],
    ['level, thread and class', 'INFO  [TaskEngine-pool-2]: org.jivesoftware.openfire.X - '],
    [
      'a level in colour',
      '\x1b[32mINFO \x1b[m [TaskEngine-pool-2]: org.jivesoftware.openfire.X - ',
    ],
    ['another', '\x1b[1;31mERROR\x1b[m [httpbind-worker-2]: org.jivesoftware.openfire.X - '],
  ])('tells a step by its message, without %s', (_, head) => {
    const evidence = incidentReport.evidence.map((one) => ({
      ...one,
      text: `${one.printed} ${head}Closing it`,
    }));
    const text = print({ ...incidentReport, evidence }, { stepByStep: true, width: 200 });
    expect(text).toMatch(/ {2}Closing it/);
    expect(text).not.toMatch(/TaskEngine|jivesoftware|INFO|ERROR/);
  });

  it('says that no agent appears', () => {
    expect(print({ ...incidentReport, agents: [], disconnects: [] })).toMatch(
      /^No agent appears in these logs\.\n/,
    );
  });

  it.each([
    [
      { stepByStep: true },
      { ...incidentReport, agents: [], disconnects: [] },
      'None of the agents asked for appears',
    ],
    [{ inSpan: true }, healthyReport, 'No agent lost its connection in the time asked for'],
  ])('says what was selected: %j', (options, report, said) => {
    expect(print(report, options)).toContain(said);
  });

  it.each([
    [{ requested: 255, confirmed: 255, text: 'Words' }, '255', 'reason 255 Words'],
    [{ confirmed: 22, text: 'Words' }, '22', 'reason 22 Words'],
    [{ requested: 255, confirmed: 28 }, '255/28', 'reason 255/28'],
    [
      { requested: 255, confirmed: 1, text: 'requested 255 A, confirmed 1 B' },
      '255/1',
      'reason: requested 255 A, confirmed 1 B',
    ],
  ])('tells the reason codes: %j', (reasonCode, cell, title) => {
    const [disconnect] = incidentReport.disconnects;
    if (!disconnect) throw new Error('the sample has changed');
    const report = { ...incidentReport, disconnects: [{ ...disconnect, reasonCode }] };
    expect(print(report, { width: 200 })).toMatch(new RegExp(`undetermined +${cell}$`, 'm'));
    expect(print(report, { width: 200, stepByStep: true })).toContain(`; ${title};`);
  });

  it('shows what each finding weighs where an agent was asked for, and nowhere else', () => {
    const [disconnect] = incidentReport.disconnects;
    if (!disconnect) throw new Error('the sample has changed');
    const finding = { rule: 'shared-path', evidence: [] };
    const cause = {
      cause: 'network-path',
      side: 'network',
      confidence: 'possible',
      score: -1,
      for: [{ ...finding, text: 'It was cut.', strength: 'hint', weight: 1 }],
      against: [{ ...finding, text: 'It was not.', strength: 'evidence', weight: 2 }],
    } as const;
    const causes = [{ ...cause, for: [...cause.for], against: [...cause.against] }];
    const report = { ...incidentReport, disconnects: [{ ...disconnect, causes }] };
    const steps = print(report, { stepByStep: true });
    expect(steps).toContain('network-path (network, possible), score −1:');
    expect(steps).toMatch(/^ {4}for {6}hint {5}\+1 {2}It was cut\. \(shared-path\)$/m);
    expect(steps).toMatch(/^ {4}against {2}evidence −2 {2}It was not\. \(shared-path\)$/m);
    expect(print(report)).toMatch(/^ {4}for {6}It was cut\.$/m);
  });

  describe('tells what to do', () => {
    const [disconnect] = incidentReport.disconnects;
    const [agent] = incidentReport.agents;
    type Next = Report['disconnects'][number]['next'][number];
    const owner = 'network';
    const lossOf = (cause: string, confidence: string, next: readonly Partial<Next>[]) =>
      ({
        ...disconnect,
        causes: [{ cause, side: 'network', confidence, score: 2, for: [], against: [] }],
        next: next.map((one) => ({ owner, ...one })),
      }) as Report['disconnects'][number];
    const nextOf = (...losses: readonly Report['disconnects'][number][]): string[] => {
      if (!agent) throw new Error('the sample has changed');
      const disconnects = losses.map((loss, index) => ({
        ...loss,
        id: `${index}`,
        agent: `${1001001 + index}`,
      }));
      const agents = disconnects.map(({ id, agent: own }) => ({
        ...agent,
        id: own,
        disconnects: [id],
      }));
      const text = print({ ...incidentReport, agents, disconnects });
      const [, after = ''] = text.split('\nNEXT\n');
      return (after.split('\n\n')[0] ?? '').split('\n');
    };

    it('for a known cause first, with its name where there are several', () => {
      expect(
        nextOf(
          lossOf('undetermined', 'possible', [
            { text: 'Check it.', cause: 'network-path' },
            { text: 'Ask.', owner: 'agent' },
          ]),
          lossOf('network-path', 'likely', [{ text: 'Look.', cause: 'network-path' }]),
          lossOf('request-order', 'certain', [{ text: 'Capture.', cause: 'request-order' }]),
        ),
      ).toEqual([
        '  network        request-order: Capture.',
        '                 network-path: Look.',
        '  agent          undetermined: Ask.',
        '  network        undetermined: Check it.',
      ]);
    });

    it('for the cause of most agents before that of one, and for a known cause once', () => {
      const sleep = { text: 'Keep it awake.', owner: 'agent', cause: 'computer-asleep' } as const;
      const look = [
        { text: 'Look at the CPU.', owner: 'administrator', cause: 'server-overload' },
      ] as const;
      expect(
        nextOf(
          lossOf('undetermined', 'possible', [{ text: 'Ask.', owner: 'agent' }, sleep]),
          lossOf('computer-asleep', 'likely', [sleep]),
          lossOf('server-overload', 'possible', look),
          lossOf('server-overload', 'possible', look),
        ),
      ).toEqual([
        '  administrator  server-overload: Look at the CPU.',
        '  agent          computer-asleep: Keep it awake.',
        '  agent          undetermined: Ask.',
      ]);
    });

    it('with the names of the agents whose desktops are meant', () => {
      const path = [{ text: 'Check the path of this desktop.' }];
      const lost = lossOf('undetermined', 'possible', path);
      expect(nextOf(lost, lost)).toEqual([
        '  network        Check the path of the desktop of 1001001. (also 1001002)',
      ]);
    });

    it('without a name for the only cause, and what helps more agents first', () => {
      const [one, other] = [
        { text: 'One.', cause: 'network-path' },
        { text: 'Other.', cause: 'network-path' },
      ] as const;
      expect(
        nextOf(
          lossOf('network-path', 'likely', [one, other]),
          lossOf('network-path', 'likely', [other]),
        ),
      ).toEqual(['  network        Other.', '                 One.']);
    });

    it('and leaves out what tells least', () => {
      const guesses = Array.from({ length: 8 }, (_, i) => ({ text: `Guess ${i}.` }));
      const lines = nextOf(
        lossOf('undetermined', 'possible', guesses),
        lossOf('network-path', 'certain', [
          { text: 'Capture.', cause: 'network-path', owner: 'tac' },
        ]),
      );
      expect(lines.slice(-2)).toEqual([
        '                 undetermined: Guess 6.',
        '  … and 1 more (--verbose or -f json)',
      ]);
    });
  });

  it('paints words, never the space between them', () => {
    const bad = (text: string) => `<${text}>`;
    const same = (text: string) => text;
    const paint = { heading: same, doubtful: same, good: same, quiet: same, bad };
    expect(print(incidentReport, { paint })).toContain('1001003  <logged-out>  00:16:04');
  });

  it('names the days where there are several, and an offset that changed', () => {
    const later = '2017-06-18T02:00:00.000Z';
    const [node] = incidentReport.bundle.nodes;
    const [agent] = incidentReport.agents;
    const [disconnect] = incidentReport.disconnects;
    if (!node || !agent || !disconnect) throw new Error('the sample has changed');
    const offsets = [...node.offsets, { from: later, offset: '+04:30', basis: 'printed' as const }];
    const second = { ...disconnect, id: 'later', agent: '1001004', at: later };
    const report: Report = {
      ...incidentReport,
      bundle: { ...incidentReport.bundle, nodes: [{ ...node, offsets }] },
      agents: [agent, { ...agent, id: '1001004', disconnects: ['later'] }],
      disconnects: [disconnect, second],
    };
    const text = print(report);
    expect(text).toContain(
      '2017-06-17 – 2017-06-18, times are +05:30, +04:30 from 2017-06-18 06:30:00',
    );
    expect(text).toContain('06-18 06:30:00');
  });
});
