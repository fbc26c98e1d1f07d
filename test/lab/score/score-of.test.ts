import { describe, expect, it } from 'vitest';
import { type Score, scoreSchema } from '../../../src/lab/score/score.ts';
import { scoreOf } from '../../../src/lab/score/score-of.ts';
import type { Loss, Tells } from '../../../src/lab/truth.ts';
import type { ReportDisconnect } from '../../../src/model/report.ts';
import {
  agentOf,
  at,
  causeOf,
  entryOf,
  judge,
  lossOf,
  scored,
  truthOf,
  verdictsOf,
} from './sample.ts';

const none = { right: 0, of: 0 };
const yes = { right: 1, of: 1 };
const no = { right: 0, of: 1 };
const open: Partial<Tells> = { decided: false, causes: ['network-path', 'computer-asleep'] };
const contact = (earliest: string, latest: string): Partial<ReportDisconnect> => ({
  lastContact: { earliest: at(earliest), latest: at(latest), evidence: [] },
});
const without = <T extends object>(item: T, key: keyof T): T => {
  const { [key]: _, ...rest } = item;
  return rest as T;
};

type Row = [
  name: string,
  loss: Loss,
  entry: ReportDisconnect | undefined,
  says: (score: Score) => unknown,
  wanted: unknown,
];

const rows: Row[] = [
  ['found', lossOf(), entryOf(), ({ found }) => found.must, yes],
  ['missed', lossOf(), undefined, ({ found }) => found.must, no],
  [
    'may be found',
    lossOf({}, { seen: 'may' }),
    undefined,
    ({ found }) => [found.must, found.may],
    [none, no],
  ],
  [
    'cannot be found',
    lossOf({}, { seen: 'cannot' }),
    undefined,
    ({ found }) => [found.must, found.cannot],
    [none, no],
  ],
  [
    'found all the same',
    lossOf({}, { seen: 'cannot' }),
    entryOf(),
    ({ found, outcome }) => [found.cannot, outcome],
    [yes, none],
  ],
  ['outcome right', lossOf(), entryOf(), ({ outcome }) => outcome, yes],
  ['outcome wrong', lossOf(), entryOf({ outcome: 'lost' }), ({ outcome }) => outcome, no],
  ...[
    { name: 'right', entry: entryOf({ outcome: 'logged-out' }), wanted: yes },
    { name: 'wrong', entry: entryOf(), wanted: no },
    { name: 'missed', entry: undefined, wanted: no },
  ].map(
    ({ name, entry, wanted }): Row => [
      `forced logout ${name}`,
      lossOf({ outcome: 'logged-out' }, { outcomes: ['logged-out'] }),
      entry,
      ({ loggedOut }) => loggedOut,
      wanted,
    ],
  ),
  [
    'forced logout that these logs do not show',
    lossOf({ outcome: 'logged-out' }, { outcomes: ['inconclusive', 'recovered'] }),
    entryOf(),
    ({ loggedOut }) => loggedOut,
    yes,
  ],
  ['no forced logout', lossOf(), entryOf(), ({ loggedOut }) => loggedOut, none],
  ['outcome not measured on what was missed', lossOf(), undefined, ({ outcome }) => outcome, none],
  [
    'contact holds',
    lossOf(),
    entryOf(),
    ({ lastContact }) => [lastContact.told, lastContact.holds],
    [yes, yes],
  ],
  [
    'contact holds by its last second',
    lossOf(),
    entryOf(contact('08:09:30', '08:09:57.600')),
    ({ lastContact }) => lastContact.holds,
    yes,
  ],
  [
    'contact too early',
    lossOf(),
    entryOf(contact('08:09:30', '08:09:57.400')),
    ({ lastContact }) => lastContact.holds,
    no,
  ],
  [
    'contact too late',
    lossOf(),
    entryOf(contact('08:10:00', '08:10:20')),
    ({ lastContact }) => lastContact.holds,
    no,
  ],
  [
    'contact not told',
    lossOf(),
    without(entryOf(), 'lastContact'),
    ({ lastContact }) => [lastContact.told, lastContact.holds],
    [no, none],
  ],
  [
    'contact not to be told of a desktop that ended it itself',
    lossOf({ outcome: 'closed' }),
    without(entryOf(), 'lastContact'),
    ({ lastContact }) => lastContact.told,
    none,
  ],
  [
    'contact not to be told',
    without(lossOf(), 'lastContact'),
    entryOf(),
    ({ lastContact }) => [lastContact.told, lastContact.holds],
    [none, none],
  ],
  [
    'contact width',
    lossOf(),
    entryOf(),
    ({ lastContact }) => lastContact.width,
    { of: 1, median: 30_000, p90: 30_000 },
  ],
  [
    'error of the end',
    lossOf(),
    entryOf({ at: at('08:11:28') }),
    ({ endError }) => endError.median,
    2_000,
  ],
  [
    'no error of a near-miss',
    lossOf({ outcome: 'near-miss' }),
    entryOf({ at: at('08:11:00') }),
    ({ endError }) => endError,
    { of: 0 },
  ],
  [
    'codes right',
    lossOf({ requestedCode: -20001, confirmedCode: 255 }),
    entryOf({ reasonCode: { requested: -20001, confirmed: 255 } }),
    ({ codes }) => codes,
    yes,
  ],
  [
    'one code wrong',
    lossOf({ requestedCode: -20001, confirmedCode: 255 }),
    entryOf({ reasonCode: { requested: -20001, confirmed: 50004 } }),
    ({ codes }) => codes,
    no,
  ],
  ['codes missed', lossOf({ confirmedCode: 255 }), entryOf(), ({ codes }) => codes, no],
  ['no codes', lossOf(), entryOf({ reasonCode: { confirmed: 255 } }), ({ codes }) => codes, none],
  [
    'return right',
    lossOf(),
    entryOf({ returnedAt: at('08:12:05') }),
    ({ returned }) => returned,
    yes,
  ],
  [
    'return too late',
    lossOf(),
    entryOf({ returnedAt: at('08:12:06') }),
    ({ returned }) => returned,
    no,
  ],
  ['return made up', without(lossOf(), 'returnedAt'), entryOf(), ({ returned }) => returned, no],
  [
    'rightly no return',
    without(lossOf(), 'returnedAt'),
    without(entryOf(), 'returnedAt'),
    ({ returned }) => returned,
    yes,
  ],
  [
    'cause first',
    lossOf(),
    entryOf(),
    ({ cause, side, undecided }) => [cause.first, cause.firstTwo, side, undecided],
    [yes, yes, yes, none],
  ],
  [
    'cause second',
    lossOf(),
    entryOf({ causes: [causeOf('undetermined'), causeOf('network-path')] }),
    ({ cause }) => [cause.first, cause.firstTwo],
    [no, yes],
  ],
  [
    'cause third',
    lossOf(),
    entryOf({
      causes: [causeOf('undetermined'), causeOf('browser-closed'), causeOf('network-path')],
    }),
    ({ cause }) => cause.firstTwo,
    no,
  ],
  [
    'side right, cause wrong',
    lossOf(),
    entryOf({ causes: [causeOf('request-order')] }),
    ({ cause, side }) => [cause.first, side],
    [no, yes],
  ],
  [
    'side of a cause that shares in it',
    lossOf({ causes: ['browser-throttled', 'network-path'], side: 'client' }),
    entryOf(),
    ({ side }) => side,
    yes,
  ],
  [
    'undecided, left open',
    lossOf({}, open),
    entryOf({ causes: [causeOf('undetermined')] }),
    ({ undecided, cause }) => [undecided, cause.first],
    [yes, none],
  ],
  [
    'undecided, an open cause as possible',
    lossOf({}, open),
    entryOf({ causes: [causeOf('computer-asleep')] }),
    ({ undecided }) => undecided,
    yes,
  ],
  [
    'undecided, an open cause as likely',
    lossOf({}, open),
    entryOf({ causes: [causeOf('computer-asleep', 'likely')] }),
    ({ undecided, falseAccusations }) => [undecided, falseAccusations.likely],
    [no, 1],
  ],
  [
    'undecided, another cause',
    lossOf({}, open),
    entryOf({ causes: [causeOf('server-overload')] }),
    ({ undecided, falseAccusations }) => [undecided, falseAccusations.possible],
    [no, 1],
  ],
  [
    'accused for certain',
    lossOf(),
    entryOf({ causes: [causeOf('server-overload', 'certain')] }),
    ({ falseAccusations }) => falseAccusations,
    { certain: 1, likely: 0, possible: 0 },
  ],
  [
    'accused of what nothing shows',
    lossOf({}, { seen: 'cannot' }),
    entryOf({ causes: [causeOf('server-overload', 'certain')] }),
    ({ falseAccusations }) => falseAccusations.certain,
    1,
  ],
  [
    'accused nobody',
    lossOf(),
    entryOf({ causes: [causeOf('undetermined')] }),
    ({ falseAccusations }) => falseAccusations,
    { certain: 0, likely: 0, possible: 0 },
  ],
  [
    'calibrated',
    lossOf(),
    entryOf(),
    ({ calibration }) => calibration,
    { certain: none, likely: yes, possible: none },
  ],
  [
    'not calibrated',
    lossOf(),
    entryOf({ causes: [causeOf('browser-closed', 'certain')] }),
    ({ calibration }) => calibration.certain,
    no,
  ],
  [
    'undetermined has no calibration',
    lossOf(),
    entryOf({ causes: [causeOf('undetermined')] }),
    ({ calibration }) => calibration.possible,
    none,
  ],
  [
    'confused',
    lossOf(),
    entryOf({ causes: [causeOf('browser-closed')] }),
    ({ confusion }) => confusion,
    [{ truth: 'network-path', verdict: 'browser-closed', count: 1 }],
  ],
  [
    'confused by a miss',
    lossOf(),
    undefined,
    ({ confusion }) => confusion,
    [{ truth: 'network-path', verdict: 'missed', count: 1 }],
  ],
  [
    'confused by nothing that may be missed',
    lossOf({}, { seen: 'may' }),
    undefined,
    ({ confusion }) => confusion,
    [],
  ],
];

describe('a loss and its entry', () => {
  it.each(rows)('%s', (_name, loss, entry, says, wanted) => {
    const score = scored([loss], entry ? [entry] : []);
    expect(says(score)).toEqual(wanted);
    expect(scoreSchema.parse(score)).toEqual(score);
  });
});

describe('entries and agents', () => {
  it('phantoms, near-misses apart', () => {
    const { phantoms, found } = scored(
      [],
      [entryOf(), entryOf({ outcome: 'near-miss' }), entryOf()],
    );
    expect({ phantoms, must: found.must }).toEqual({
      phantoms: { ended: 2, nearMisses: 1, bursts: 0 },
      must: none,
    });
  });

  it('a second entry of one loss is split, no phantom', () => {
    const { split, phantoms, found } = scored(
      [lossOf()],
      [entryOf(), entryOf({ at: at('08:11:50') })],
    );
    expect({ split, phantoms, must: found.must }).toEqual({
      split: 1,
      phantoms: { ended: 0, nearMisses: 0, bursts: 0 },
      must: yes,
    });
  });

  it.each([
    ['healthy', true, true, { healthy: yes, hurt: none, unwatched: none }],
    ['inconclusive', true, true, { healthy: no, hurt: none, unwatched: none }],
    ['inconclusive', true, false, { healthy: none, hurt: none, unwatched: yes }],
    ['healthy', true, false, { healthy: none, hurt: none, unwatched: no }],
    [undefined, true, false, { healthy: none, hurt: none, unwatched: yes }],
    [undefined, true, true, { healthy: no, hurt: none, unwatched: none }],
    ['lost', false, true, { healthy: none, hurt: none, unwatched: none }],
  ] as const)('called %s: healthy %s, watched %s', (called, healthy, watched, wanted) => {
    const agents = called ? [agentOf('1001001', called)] : [];
    const score = scored([], [], { agents: [{ id: '1001001', healthy, watched }] }, { agents });
    expect(score.agents).toEqual(wanted);
  });
});

describe('agents whose loss the logs show', () => {
  it.each([
    ['recovered', {}, yes],
    ['healthy', {}, no],
    [undefined, {}, no],
    ['healthy', { seen: 'may' }, none],
  ] as const)('called %s, %o', (called, tells, wanted) => {
    const truth = { agents: [{ id: '1001001', healthy: false, watched: true }] };
    const agents = called ? [agentOf('1001001', called)] : [];
    const score = scored([lossOf({}, tells)], [entryOf()], truth, { agents });
    expect(score.agents.hurt).toEqual(wanted);
  });
});

it('takes no entry that spans a shift for a loss in it', () => {
  const shift = { earliest: at('07:00:00'), latest: at('08:30:00'), evidence: [] };
  const { found, phantoms } = scored([lossOf()], [entryOf({ lastContact: shift })]);
  expect([found.must, phantoms.ended]).toEqual([no, 1]);
});

describe('parts', () => {
  it('by cause, by logs, by what: the most first', () => {
    const asleep = lossOf({
      agent: '1001002',
      causes: ['computer-asleep'],
      side: 'client',
      what: 'sleep',
    });
    const score = scored([asleep, lossOf(), lossOf({ agent: '1001003' })], [entryOf()]);
    const slice = {
      losses: 2,
      recall: { right: 1, of: 2 },
      outcome: yes,
      cause: yes,
      undecided: none,
      falseAccusations: 0,
    };
    expect(score.byCause).toEqual([
      { name: 'network-path', ...slice },
      {
        name: 'computer-asleep',
        losses: 1,
        recall: no,
        outcome: none,
        cause: none,
        undecided: none,
        falseAccusations: 0,
      },
    ]);
    expect(score.byWhat.map(({ name, losses }) => [name, losses])).toEqual([
      ['black-hole', 2],
      ['sleep', 1],
    ]);
    expect(score.byLogs.map(({ name, losses }) => [name, losses])).toEqual([
      ['openfire-4.7: debug webservices', 3],
    ]);
  });
});

describe('groups', () => {
  const agents = ['1001001', '1001002', '1001003'];
  const group = {
    incident: 'black-hole-1',
    what: 'black-hole',
    server: 'fin-a',
    agents,
    causes: ['network-path' as const],
    side: 'network' as const,
  };
  const burst = {
    id: 'fin-a/1',
    from: at('08:10:00'),
    to: at('08:12:00'),
    node: 'fin-a',
    agents,
    share: 1,
    cause: 'network-path' as const,
    side: 'network' as const,
    confidence: 'likely' as const,
    for: [],
    against: [],
    next: [],
  };
  const losses = (tells: Partial<Tells> = {}) => agents.map((agent) => lossOf({ agent }, tells));
  const entries = (of: readonly string[] = agents) =>
    agents.map((agent) => entryOf({ agent, ...(of.includes(agent) && { burst: burst.id }) }));

  it.each([
    ['half of its agents by one incident', 3, 0],
    ['less than half', 7, 1],
  ])('a burst of %s', (_, size, wanted) => {
    const others = Array.from({ length: size - 3 }, (_, i) => String(1001010 + i));
    const bursts = [{ ...burst, agents: [...agents, ...others] }];
    const { phantoms } = scored(losses(), entries(), { groups: [group] }, { bursts });
    expect(phantoms.bursts).toBe(wanted);
  });

  it.each([
    ['found and right', losses(), entries(), burst, [yes, yes, yes]],
    [
      'found, cause wrong, side right',
      losses(),
      entries(),
      { ...burst, cause: 'request-order' as const },
      [yes, no, yes],
    ],
    [
      'found, all wrong',
      losses(),
      entries(),
      { ...burst, cause: 'server-overload' as const, side: 'server' as const },
      [yes, no, no],
    ],
    [
      'undecided and left open',
      losses(open),
      entries(),
      {
        ...burst,
        cause: 'undetermined' as const,
        side: 'unknown' as const,
        confidence: 'possible' as const,
      },
      [yes, yes, yes],
    ],
    [
      'undecided and an open cause as possible',
      losses(open),
      entries(),
      { ...burst, confidence: 'possible' as const },
      [yes, yes, yes],
    ],
    ['undecided and an open cause as likely', losses(open), entries(), burst, [yes, no, yes]],
    [
      'decided and left open',
      losses(),
      entries(),
      { ...burst, cause: 'undetermined' as const, side: 'unknown' as const },
      [yes, no, no],
    ],
    [
      'two of three in a burst are none',
      losses(),
      entries(agents.slice(1)),
      burst,
      [no, none, none],
    ],
    [
      'two that the logs show are no group',
      losses().slice(1),
      entries().slice(1),
      burst,
      [none, none, none],
    ],
  ])('%s', (_name, lost, told, one, wanted) => {
    const { groups } = scored(lost, told, { groups: [group] }, { bursts: [one] });
    expect([groups.found, groups.cause, groups.side]).toEqual(wanted);
  });
});

describe('misses', () => {
  const wrong: [string, Loss, ReportDisconnect | undefined][] = [
    [
      'certain-false',
      lossOf(),
      entryOf({ causes: [causeOf('server-overload', 'certain')], outcome: 'lost' }),
    ],
    ['likely-false', lossOf(), entryOf({ causes: [causeOf('server-overload', 'likely')] })],
    ['missed', lossOf(), undefined],
    ['outcome', lossOf(), entryOf({ outcome: 'lost' })],
    ['phantom', lossOf({ agent: '1001009' }, { seen: 'may' }), entryOf()],
    ['possible-false', lossOf(), entryOf({ causes: [causeOf('server-overload')] })],
    ['cause', lossOf(), entryOf({ causes: [causeOf('undetermined')] })],
    ['too-sure', lossOf({}, open), entryOf()],
    [
      'phantom-near-miss',
      lossOf({ agent: '1001009' }, { seen: 'may' }),
      entryOf({ outcome: 'near-miss' }),
    ],
    ['last-contact', lossOf(), entryOf(contact('08:09:30', '08:09:50'))],
  ];

  it.each(wrong)('%s', (kind, loss, entry) => {
    expect(scored([loss], entry ? [entry] : []).misses.map((miss) => miss.kind)).toEqual([kind]);
  });

  it('a right verdict is none', () => {
    expect(scored([lossOf()], [entryOf()]).misses).toEqual([]);
  });

  it('an agent without a loss that is not called healthy', () => {
    const { misses } = scored(
      [],
      [],
      { agents: [{ id: '1001001', healthy: true, watched: true }] },
      { agents: [agentOf('1001001', 'inconclusive')] },
    );
    expect(misses).toEqual([
      { kind: 'agent', bundle: 'one', agent: '1001001', truth: 'healthy', verdict: 'inconclusive' },
    ]);
  });

  it('worst first, and no more than asked for', () => {
    const cases = [...wrong]
      .reverse()
      .map(([name, loss, entry]) => judge(truthOf([loss]), verdictsOf(entry ? [entry] : []), name));
    const score = scoreOf(cases, 3);
    expect(score.misses.map(({ kind }) => kind)).toEqual([
      'certain-false',
      'likely-false',
      'missed',
    ]);
    expect(score).toMatchObject({ missCount: wrong.length, bundles: wrong.length });
  });

  it('says what was so and what was said', () => {
    const [miss] = scored([lossOf({}, open)], [entryOf({ outcome: 'lost' })]).misses;
    expect(miss).toEqual({
      kind: 'outcome',
      bundle: 'one',
      agent: '1001001',
      truth: '08:11:30 black-hole: recovered, network-path, not decidable',
      verdict: '08:11:30 lost, network-path likely',
    });
  });
});
