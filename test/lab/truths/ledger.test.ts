import { describe, expect, it, test } from 'vitest';
import { agent, Books, brief, incidentOf, minute, second, sessionOf, start } from './books.ts';

const first = sessionOf('a');
const next = sessionOf('b');

/** At work and signed in; a poll at 10 s, answered at 40 s, is the last that comes. */
const fallsSilent = (books = new Books()): Books =>
  books
    .atWork(0)
    .signsIn(1 * second, first)
    .answers(9 * second, first)
    .polls(10 * second, first)
    .incident({ from: start + 15 * second, until: start + 3 * minute })
    .answers(40 * second, first);

/** Silent, and closed as idle at 105 s. */
const closedAsIdle = (books = new Books()): Books =>
  fallsSilent(books)
    .swept(75 * second, first, 35_000)
    .swept(105 * second, first, 65_000)
    .gone(105 * second, first);

const loggedOut = (books: Books): Books =>
  books.asksForLogout(166 * second, 255, true).ctiSays(167 * second, 1, 255);

const idle = {
  endedBy: 'idle',
  count: 1,
  incident: 'sleep-1.1',
  from: 40 * second,
  at: 105 * second,
  lastContact: 10 * second,
};
const out = { loggedOutAt: 167 * second, requestedCode: 255, confirmedCode: 255 };

test.each<[string, Books, object[]]>([
  [
    'an idle close and the logout',
    loggedOut(closedAsIdle()),
    [{ ...idle, ...out, outcome: 'logged-out' }],
  ],
  ['an idle close, and nobody came back', closedAsIdle(), [{ ...idle, outcome: 'lost' }]],
  [
    'a return before the logout',
    closedAsIdle().signsIn(130 * second, next),
    [{ ...idle, outcome: 'recovered', returnedAt: 130 * second }],
  ],
  [
    'a return after the logout',
    loggedOut(closedAsIdle()).signsIn(200 * second, next),
    [{ ...idle, ...out, outcome: 'logged-out', returnedAt: 200 * second }],
  ],
  [
    'a return that Finesse had not heard of when the time was up',
    loggedOut(
      closedAsIdle()
        .signsIn(165 * second, next)
        .tell(166 * second, 'forced-logout'),
    ),
    [{ ...idle, ...out, outcome: 'logged-out', returnedAt: 165 * second }],
  ],
  [
    'a page that comes back, learns of the logout and ends its session',
    loggedOut(closedAsIdle())
      .signsIn(200 * second, next)
      .gone(201 * second, next, 'terminate')
      .signsIn(300 * second, sessionOf('c')),
    [
      {
        ...idle,
        ...out,
        outcome: 'logged-out',
        returnedAt: 200 * second,
        until: 201 * second,
      },
    ],
  ],
  [
    'the same, of one that was back a moment too late',
    loggedOut(
      closedAsIdle()
        .signsIn(165 * second, next)
        .tell(166 * second, 'forced-logout'),
    )
      .gone(168 * second, next, 'terminate')
      .signsIn(300 * second, sessionOf('c')),
    [
      {
        ...idle,
        ...out,
        outcome: 'logged-out',
        returnedAt: 165 * second,
        until: 168 * second,
      },
    ],
  ],
  [
    'UCCE sets the agent Not Ready instead of logging out',
    closedAsIdle()
      .asksForLogout(166 * second, 255, true)
      .ctiSays(167 * second, 2, 50_002),
    [{ ...idle, ...out, confirmedCode: 50_002, outcome: 'logged-out' }],
  ],
  [
    'Not Ready for another reason is no logout',
    closedAsIdle().ctiSays(167 * second, 2, 3),
    [{ ...idle, outcome: 'lost' }],
  ],
  [
    'thrown out by the agent’s own new session',
    fallsSilent()
      .gone(60 * second, first, 'replaced')
      .signsIn(60 * second, next),
    [
      {
        outcome: 'recovered',
        endedBy: 'replaced',
        count: 1,
        incident: 'sleep-1.1',
        from: 40 * second,
        lastContact: 10 * second,
        at: 60 * second,
        returnedAt: 60 * second,
      },
    ],
  ],
  [
    'several ends within the grace are one loss, and the last return counts',
    closedAsIdle()
      .signsIn(110 * second, next)
      .gone(120 * second, next, 'rid')
      .signsIn(125 * second, sessionOf('c')),
    [{ ...idle, outcome: 'recovered', count: 2, returnedAt: 125 * second }],
  ],
  [
    'an end after the grace is another one',
    closedAsIdle()
      .signsIn(110 * second, next)
      .gone(170 * second, next, 'terminate'),
    [
      { ...idle, outcome: 'recovered', returnedAt: 110 * second },
      {
        outcome: 'lost',
        endedBy: 'terminate',
        count: 1,
        incident: 'sleep-1.1',
        from: 170 * second,
        at: 170 * second,
      },
    ],
  ],
  [
    'a session that was only begun is none',
    new Books()
      .atWork(0)
      .incident()
      .gone(5 * second, sessionOf('d', { jid: undefined }), 'idle'),
    [],
  ],
])('%s', (_what, books, losses) => {
  expect(books.losses().map(brief)).toEqual(losses);
});

describe('a desktop that went to the other server', () => {
  const moved = (): Books =>
    fallsSilent()
      .signsIn(50 * second, next)
      .gone(105 * second, first);

  it('before the old one noticed is recovered', () => {
    expect(moved().losses().map(brief)).toEqual([
      { ...idle, outcome: 'recovered', returnedAt: 50 * second },
    ]);
  });

  it('is lost where it ended there before', () => {
    const books = fallsSilent()
      .signsIn(50 * second, next)
      .atWork(51 * second, false);
    books.gone(52 * second, next, 'terminate').gone(105 * second, first);
    expect(books.losses().map(({ outcome }) => outcome)).toEqual(['closed', 'lost']);
  });
});

describe('a logout without a loss before it', () => {
  const working = (): Books =>
    new Books().atWork(0).incident({ what: 'supervisor', id: 's' }).signsIn(1_000, first);
  const loss = {
    outcome: 'logged-out',
    count: 1,
    incident: 's',
    from: 0,
    at: 61_000,
    loggedOutAt: 61_000,
  };

  it('that CTI or a supervisor made counts by itself', () => {
    const books = working().ctiSays(61_000, 1, 22);
    expect(books.losses().map(brief)).toEqual([{ ...loss, confirmedCode: 22 }]);
  });

  it('is over when the agent signs in again', () => {
    const books = working().ctiSays(61_000, 1, 22).gone(61_100, first, 'terminate');
    books.signsIn(200_000, next);
    expect(books.losses().map(brief)).toEqual([
      { ...loss, confirmedCode: 22, until: 61_100, returnedAt: 200_000 },
    ]);
  });

  it('that the desktop forced counts too', () => {
    const books = working().asksForLogout(60_000, 255, true).ctiSays(61_000, 1, 255);
    expect(books.losses().map(brief)).toEqual([
      { ...loss, requestedCode: 255, confirmedCode: 255 },
    ]);
  });

  it.each<[string, Books]>([
    [
      'that the agent asked for is none',
      working().asksForLogout(60_000, 1, false).ctiSays(61_000, 1, 1),
    ],
    ['after the shift is none', working().atWork(50_000, false).ctiSays(61_000, 1)],
  ])('%s', (_how, books) => {
    expect(books.losses()).toEqual([]);
  });

  it('an old request is not asked for it', () => {
    const books = working()
      .asksForLogout(60_000, 1, false)
      .ctiSays(60_000 + 260_000, 1, 1);
    expect(books.losses()).toHaveLength(1);
  });
});

describe('an ordinary sign-out', () => {
  const signedOut = (why: 'terminate' | 'idle') =>
    new Books()
      .incident({ what: 'sign-out' })
      .atWork(0)
      .signsIn(1_000, first)
      .atWork(60_000, false)
      .gone(60_500, first, why);

  it('is closed', () => {
    expect(signedOut('terminate').losses().map(brief)).toMatchObject([
      { outcome: 'closed', count: 1 },
    ]);
  });

  it('whose page never says goodbye is none', () => {
    expect(signedOut('idle').losses().map(brief)).toMatchObject([{ outcome: 'lost' }]);
  });

  it('is no longer one when the agent is back', () => {
    const books = signedOut('terminate')
      .atWork(120_000)
      .signsIn(121_000, next)
      .gone(180_000, next, 'terminate');
    expect(books.losses().map(({ outcome }) => outcome)).toEqual(['closed', 'lost']);
  });
});

describe('a near-miss', () => {
  /** No request from `from` to `to`; a sweep sees all but the last second of it. */
  const silence = (books: Books, from: number, to: number): Books =>
    books
      .answers(from, first)
      .swept(to - second, first, to - second - from)
      .polls(to, first);
  const signedIn = (): Books =>
    new Books()
      .atWork(0)
      .incident({ until: start + 30 * minute })
      .signsIn(second, first);
  const heardOf = (books: Books, ms: number): Books => books.answers(ms, first).polls(ms, first);

  it('is a silence of 15 s that the session outlived, at its deepest', () => {
    const books = silence(signedIn(), 10 * second, 30 * second);
    expect(
      heardOf(books, 40 * second)
        .losses()
        .map(brief),
    ).toEqual([
      {
        outcome: 'near-miss',
        count: 1,
        incident: 'sleep-1.1',
        from: 10 * second,
        at: 29 * second,
        lastContact: second,
      },
    ]);
  });

  it('counts where nothing is heard of the session afterwards', () => {
    expect(silence(signedIn(), 10 * second, 30 * second).losses()).toHaveLength(1);
  });

  it.each<[string, number, number]>([
    ['15 s', 15_000, 1],
    ['a ms less', 14_999, 0],
  ])('of %s', (_length, ms, count) => {
    expect(silence(signedIn(), 10 * second, 10 * second + ms).losses()).toHaveLength(count);
  });

  it('is none while a request is held', () => {
    const books = signedIn()
      .swept(30 * second, first, 0)
      .polls(60 * second, first);
    expect(books.losses()).toEqual([]);
  });

  it('is counted with another within ten minutes, and the deepest tells when', () => {
    const books = silence(signedIn(), 10 * second, 30 * second);
    silence(books, 100 * second, 150 * second);
    silence(books, 300 * second, 320 * second);
    expect(books.losses().map(brief)).toMatchObject([
      {
        outcome: 'near-miss',
        count: 3,
        from: 10 * second,
        at: 149 * second,
        lastContact: 30 * second,
      },
    ]);
  });

  it('is another one after ten minutes', () => {
    const books = silence(signedIn(), 10 * second, 30 * second);
    silence(books, 10 * minute + 9 * second, 10 * minute + 30 * second);
    expect(books.losses().map(({ count }) => count)).toEqual([1, 1]);
  });

  it('is none where the same request ends the session', () => {
    const books = silence(signedIn(), 10 * second, 30 * second).gone(30 * second, first, 'rid');
    expect(books.losses().map(brief)).toEqual([
      {
        outcome: 'lost',
        endedBy: 'rid',
        count: 1,
        incident: 'sleep-1.1',
        from: 10 * second,
        at: 30 * second,
        lastContact: second,
      },
    ]);
  });

  it('stays one where the session ends later', () => {
    const books = silence(signedIn(), 10 * second, 30 * second);
    heardOf(books, 40 * second).gone(50 * second, first, 'terminate');
    expect(books.losses().map(({ outcome }) => outcome)).toEqual(['near-miss', 'lost']);
  });
});

describe('to blame is', () => {
  const blamed = (...incidents: Parameters<Books['incident']>[0][]): string | undefined => {
    const books = new Books().atWork(0).signsIn(second, first);
    for (const incident of incidents)
      books.incident({ from: start, until: start + minute, ...incident });
    return books.gone(3 * minute, first, 'stop').losses()[0]?.incident.id;
  };

  it.each<[string, Parameters<Books['incident']>[0][], string]>([
    ['the latest', [{ id: 'a' }, { id: 'b', from: start + second }], 'b'],
    [
      'not a harmless one beside another',
      [{ id: 'a' }, { id: 'b', from: start + second, harmless: true }],
      'a',
    ],
    ['a harmless one alone', [{ id: 'a', harmless: true }], 'a'],
    ['one that was over three minutes ago', [{ id: 'a', until: start }], 'a'],
    [
      'none that was over before',
      [{ id: 'a', until: start - 1 }],
      `unexplained-${agent}-${start + 3 * minute}`,
    ],
    [
      'none of another agent',
      [{ id: 'a', agents: ['1001002'] }],
      `unexplained-${agent}-${start + 3 * minute}`,
    ],
    ['one of the whole server', [{ id: 'a', agents: [], server: 'fin-a' }], 'a'],
    [
      'none of another server',
      [{ id: 'a', agents: [], server: 'fin-b' }],
      `unexplained-${agent}-${start + 3 * minute}`,
    ],
    ['none that is still to come', [{ id: 'a' }, { id: 'b', from: start + 4 * minute }], 'a'],
  ])('%s', (_whom, incidents, id) => {
    expect(blamed(...incidents)).toBe(id);
  });

  it.each([
    [10, 'a'],
    [13, 'a'],
    [14, 'unexplained'],
  ])('one without a length, after %d minutes: %s', (minutes, id) => {
    const { until: _, ...incident } = incidentOf({ id: 'a' });
    const books = new Books().atWork(0).signsIn(second, first);
    books.tell(0, 'incident', { incident });
    const [loss] = books.gone(minutes * minute, first, 'stop').losses();
    expect(loss?.incident.id.split('-')[0]).toBe(id);
  });
});

describe('a loss that others share', () => {
  const agents = ['1001001', '1001002', '1001003', '1001004'];
  const sessions = agents.map((one) => sessionOf(one, { agent: one }));

  /** Four signed in; the session of each ends at its instant. */
  const ends = (...instants: (number | undefined)[]) => {
    const books = new Books().incident({ agents, server: 'fin-a' });
    for (const session of sessions) books.atWork(0, true, session.agent).signsIn(second, session);
    instants.forEach((ms, i) => {
      const session = sessions[i];
      if (session && ms !== undefined) books.gone(ms, session, 'stop');
    });
    return books.losses().map(({ together, share, alive }) => ({ together, share, alive }));
  };

  it('knows how many there were, and of how many', () => {
    expect(ends(10_000, 10_000)).toEqual([
      { together: 1, share: 0.5, alive: 4 },
      { together: 1, share: 2 / 3, alive: 3 },
    ]);
  });

  it('passes over what lies more than a minute apart', () => {
    expect(ends(10_000, 70_001).map(({ together }) => together)).toEqual([0, 0]);
    expect(ends(10_000, 70_000).map(({ together }) => together)).toEqual([1, 1]);
  });
});

describe('the books of a day', () => {
  it('name who was ever at work', () => {
    const books = new Books()
      .atWork(0)
      .atWork(0, false, '1001009')
      .tell(5, 'undeliverable', { agent: '1001008' });
    expect(books.ledger.agents()).toEqual([agent]);
  });

  it('know since when an agent’s page is there', () => {
    const books = new Books().tell(10, 'page-start', { page: 'p1' });
    expect([9, 10].map((ms) => books.ledger.pageSince(agent, start + ms))).toEqual([false, true]);
    books.tell(20, 'page-end', { page: 'p0' });
    expect(books.ledger.pageSince(agent, start + 30)).toBe(true);
    books.tell(30, 'page-end', { page: 'p1' });
    expect(books.ledger.pageSince(agent, start + 40)).toBe(false);
    expect(books.ledger.pageSince('1001009', start + 40)).toBe(false);
  });
});
