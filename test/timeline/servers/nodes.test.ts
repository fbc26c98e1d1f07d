import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { treeOf } from '../../../src/bundle/trees.ts';
import { wallMs } from '../../../src/model/time.ts';
import type { SourceKind } from '../../../src/model/words.ts';
import { Interner } from '../../../src/timeline/logs/interner.ts';
import { SourceLog } from '../../../src/timeline/logs/source-log.ts';
import { groupNodes } from '../../../src/timeline/servers/nodes.ts';

const a = 'fin-a.example.com';
const b = 'fin-b.example.com';
/** A log from 10:00 to 11:00. */
const morning = [10, 11] as const;
/** It goes on where the morning's ends. */
const noon = [11.001, 12] as const;

interface Said {
  /** One JID each. */
  readonly domains?: readonly string[];
  readonly hours?: readonly [number, number];
  /** Sessions that each of its sweeps lists, one sweep every five minutes; names no server. */
  readonly swept?: readonly string[];
  /** It ends on the second; else each ends a little later than the one before. */
  readonly sharp?: boolean;
  /** It holds no record. */
  readonly empty?: boolean;
}

/** A path and what its log says. */
type Row = readonly [path: string, said?: string | Said];

const kinds: readonly (readonly [RegExp, SourceKind])[] = [
  [/Desktop-webservices[^/]*$/, 'webservices'],
  [/debug[^/]*$/, 'openfire-debug'],
  [/info[^/]*$/, 'openfire-info'],
  [/error[^/]*$/, 'openfire-error'],
  [/client[^/]*$/, 'client'],
  [/access[^/]*$/, 'access'],
];

const interner = new Interner();

function logOf([path, said = {}]: Row, index: number, root: string): SourceLog {
  const {
    domains = [],
    hours = morning,
    swept = [],
    sharp = false,
    empty = false,
  } = typeof said === 'string' ? { domains: [said] } : said;
  const kind = kinds.find(([name]) => name.test(path))?.[1] ?? 'unknown';
  const identity = { path, tree: treeOf(path, root), kind, partial: false };
  const log = new SourceLog(identity, interner, false);
  log.index = index;
  if (empty) return log;
  log.first = { wall: wallMs(hours[0] * 3_600_000) };
  log.last = { wall: wallMs(hours[1] * 3_600_000 + (sharp ? 0 : index)) };
  for (const [i, domain] of domains.entries())
    log.add(
      { kind: 'idle-close', jid: `100${i}@${domain}/desktop` },
      { wall: log.first.wall },
      { line: i + 1, offset: 0 },
    );
  for (let hour = hours[0]; hour < hours[1]; hour += 1 / 12)
    for (const sid of swept)
      log.add(
        { kind: 'sweep', sid, jid: `fin/${sid}`, lastActiveMs: 0 },
        { wall: wallMs(Math.round(hour * 3_600_000)) },
        { line: 1, offset: 0 },
      );
  return log;
}

function grouped(rows: readonly Row[], option: Record<string, string> = {}, root = '') {
  const logs = rows.map((row, i) => logOf(row, i, root));
  const { nodes, problems } = groupNodes(logs, (path) => option[path]);
  return {
    nodes: Object.fromEntries(
      nodes.map(({ id, logs }) => [id, logs.map(({ path }) => path)] as const),
    ),
    problems,
  };
}

/** Server of each path, in the rows' order. */
function serversOf(rows: readonly Row[], option?: Record<string, string>, root?: string): string[] {
  const { nodes } = grouped(rows, option, root);
  return rows.map(
    ([path]) => Object.entries(nodes).find(([, paths]) => paths.includes(path))?.[0] ?? '?',
  );
}

type Table = readonly (readonly [name: string, rows: readonly Row[], servers: readonly string[]])[];

describe('one known tree is one server, whatever it says', () => {
  it.each<Table[number]>([
    [
      'folders of addresses',
      [
        ['10.0.0.1/2017-06-17/debug.log', a],
        ['10.0.0.1/2017-06-17/Desktop-webservices.1.log', 'other.example.org'],
        ['10.0.0.1/2017-06-18/info.log'],
        ['10.0.0.2/2017-06-17/debug.log', b],
        ['10.0.0.2/2017-06-17/info.log'],
      ],
      [a, a, a, b, b],
    ],
    [
      'archives in folders of addresses',
      [
        ['all.zip!10.0.0.1/2017-06-17/active_1.tgz!desktop/logs/openfire/debug.log', a],
        ['all.zip!10.0.0.1/2017-06-17/active_2.tgz!desktop/logs/openfire/info.log'],
        ['all.zip!10.0.0.2/2017-06-17/active_3.tgz!desktop/logs/openfire/debug.log', b],
      ],
      [a, a, b],
    ],
    [
      'an address without a name is a server of its own',
      [['10.0.0.1/1/debug.log', a], ['10.0.0.2/1/info.log'], ['10.0.0.3/1/access.log']],
      [a, '10.0.0.2', '10.0.0.3'],
    ],
    [
      'the layout',
      [
        ['nodeA/desktop/logs/openfire/debug.log', a],
        ['nodeA/desktop/logs/openfire/debug-2.log', 'other.example.org'],
        ['nodeA/desktop/logs/webservices/Desktop-webservices.1.log.zip!Desktop-webservices.1.log'],
        ['nodeA/desktop/finesse/logs/access.log'],
        ['nodeA/uccx/log/MIVR/info.log'],
        ['nodeB/desktop/logs/openfire/debug.log', b],
        ['nodeB/desktop/logs/clientlogs/client-1.log'],
      ],
      [a, a, a, a, a, b, b],
    ],
    [
      'the name that most of its JIDs have',
      [
        ['desktop/logs/openfire/debug.log', { domains: [a, a, b] }],
        ['desktop/logs/openfire/info.log', { domains: [b] }],
      ],
      [a, a],
    ],
  ])('%s', (_, rows, servers) => {
    expect(serversOf(rows)).toEqual(servers);
  });

  it('in roots that are parts of the layout themselves', () => {
    const rows: Row[] = [
      ['desktop~2/logs/openfire/debug.log', b],
      ['desktop~2/logs/openfire/info.log'],
    ];
    expect(serversOf(rows, {}, 'desktop~2')).toEqual([b, b]);
    expect(treeOf('desktop/logs/info.log', 'desktop')).toBe('desktop/logs/info.log');
    expect(treeOf('node1/desktop/logs/info.log', 'node1')).toBe('node1');
    expect(treeOf('desktop/logs/info.log', '')).toBe('');
  });
});

describe('other files are told apart by what they say', () => {
  it.each<Table[number]>([
    ['one folder', [['debug.log', a], ['info.log', a], ['error.log'], ['notes.txt']], [a, a, a, a]],
    [
      'two servers in one folder',
      [
        ['node1-debug.log', a],
        ['node2-debug.log', b],
      ],
      [a, b],
    ],
    [
      'whose kinds would fit together',
      [
        ['node1-debug.log', a],
        ['node2-Desktop-webservices.log', b],
      ],
      [a, b],
    ],
    [
      'folders beside each other',
      [
        ['nodeA/debug.log', a],
        ['nodeA/info.log'],
        ['nodeB/debug.log', b],
        ['nodeB/info.log'],
        ['nodeB/archive.zip!Desktop-webservices.log'],
      ],
      [a, a, b, b, b],
    ],
    [
      'a second collection of a server',
      [
        ['monday/debug.log', a],
        ['tuesday/debug.log', a],
      ],
      [a, a],
    ],
    [
      'an archive for each service',
      [
        ['openfire.zip!debug.log', a],
        ['openfire.zip!info.log'],
        ['webservices.zip!Desktop-webservices.log'],
        ['clientlogs.zip!client-1001.log'],
      ],
      [a, a, a, a],
    ],
    [
      'an archive for each service, where one prints the address',
      [
        ['openfire.zip!debug.log', a],
        ['webservices.zip!Desktop-webservices.log', '10.0.0.1'],
      ],
      [a, a],
    ],
    [
      'or the name without the domain',
      [
        ['openfire.zip!debug.log', 'fin-a'],
        ['webservices.zip!Desktop-webservices.log', a],
      ],
      [a, a],
    ],
    [
      'but not where two servers may have that address',
      [
        ['openfire.zip!debug.log', a],
        ['openfire-2.zip!debug.log', b],
        ['webservices.zip!Desktop-webservices.log', '10.0.0.1'],
      ],
      [a, b, '10.0.0.1'],
    ],
    [
      'two that print the address in one log, in a folder each',
      [
        ['pub/debug.log', a],
        ['pub/Desktop-webservices.log', '10.0.0.1'],
        ['pub/info.log'],
        ['sub/debug.log', b],
        ['sub/Desktop-webservices.log', '10.0.0.2'],
      ],
      [a, a, a, b, b],
    ],
    [
      'in a folder each, and there one for every service',
      [
        ['pub/Notification Service/debug.log', a],
        ['pub/Finesse/Desktop-webservices.log', '10.0.0.1'],
        ['sub/Notification Service/debug.log', b],
        ['sub/Finesse/Desktop-webservices.log', '10.0.0.2'],
      ],
      [a, a, b, b],
    ],
    [
      'in an archive each',
      [
        ['pub.zip!debug.log', a],
        ['pub.zip!Desktop-webservices.log', '10.0.0.1'],
        ['sub.zip!debug.log', b],
        ['sub.zip!Desktop-webservices.log', '10.0.0.2'],
      ],
      [a, a, b, b],
    ],
    [
      'one in a folder, the other around it',
      [
        ['debug.log', a],
        ['Desktop-webservices.log', '10.0.0.1'],
        ['sub/debug.log', b],
        ['sub/Desktop-webservices.log', '10.0.0.2'],
      ],
      [a, a, b, b],
    ],
    [
      'but not where a folder holds both',
      [
        ['all/debug.log', a],
        ['all/2-debug.log', b],
        ['all/Desktop-webservices.log', '10.0.0.1'],
        ['all/2-Desktop-webservices.log', '10.0.0.2'],
      ],
      [a, b, '10.0.0.1', '10.0.0.2'],
    ],
    [
      'nor where one lies as near to two',
      [
        ['pub/debug.log', a],
        ['sub/debug.log', a],
        ['pub/Desktop-webservices.log', '10.0.0.1'],
        ['sub/Desktop-webservices.log', '10.0.0.2'],
      ],
      [a, a, '10.0.0.1', '10.0.0.2'],
    ],
    [
      'nor one kind of log in a folder of both',
      [
        ['pub/debug.log', a],
        ['pub/2-debug.log', '10.0.0.1'],
        ['sub/debug.log', b],
        ['sub/Desktop-webservices.log', '10.0.0.2'],
      ],
      [a, '10.0.0.1', b, b],
    ],
    [
      'nor where one kind of log prints both',
      [
        ['node1-debug.log', a],
        ['node2-debug.log', '10.0.0.1'],
      ],
      [a, '10.0.0.1'],
    ],
    [
      'an address that is the folder of another',
      [
        ['10.0.0.1/debug.log', a],
        ['later/debug.log', '10.0.0.1'],
        ['10.0.0.2/debug.log', b],
      ],
      [a, a, b],
    ],
    [
      'two addresses are two servers',
      [
        ['debug.log', '10.0.0.1'],
        ['Desktop-webservices.log', '10.0.0.2'],
      ],
      ['10.0.0.1', '10.0.0.2'],
    ],
  ])('%s', (_, rows, servers) => {
    expect(serversOf(rows)).toEqual(servers);
  });
});

describe('places that give the same name', () => {
  const one = { domains: [a], swept: ['s1', 's2'] };
  const other = { domains: [a], swept: ['s3', 's4'] };
  it.each<Table[number]>([
    [
      'and told different stories at once under two addresses',
      [
        ['10.0.0.1/1/debug.log', one],
        ['10.0.0.1/1/Desktop-webservices.log'],
        ['10.0.0.2/1/debug.log', other],
        ['10.0.0.2/1/Desktop-webservices.log', a],
      ],
      ['10.0.0.1', '10.0.0.1', '10.0.0.2', '10.0.0.2'],
    ],
    [
      'and told different stories at once in two folders',
      [
        ['pub/desktop/logs/openfire/debug.log', one],
        ['pub/desktop/logs/openfire/info.log'],
        ['sub/desktop/logs/openfire/debug.log', other],
        ['sub/desktop/logs/openfire/info.log'],
      ],
      [`pub/${a}`, `pub/${a}`, `sub/${a}`, `sub/${a}`],
    ],
    [
      'and told the same: a server that was collected twice',
      [
        ['monday/debug.log', { ...one, hours: [10, 12] }],
        ['tuesday/debug.log', { ...one, hours: [11, 13] }],
      ],
      [a, a],
    ],
    [
      'and told different stories one after the other',
      [
        ['monday/debug.log', one],
        ['tuesday/debug.log', { ...other, hours: noon }],
      ],
      [a, a],
    ],
    [
      'and told different stories with a seam of half a minute',
      [
        ['monday/debug.log', one],
        ['tuesday/debug.log', { ...other, hours: [11 - 1 / 120, 12] }],
      ],
      [a, a],
    ],
    [
      'and told different stories in logs of different kinds',
      [
        ['x/debug.log', one],
        ['y/info.log', other],
      ],
      [a, a],
    ],
    [
      'and one told nothing',
      [
        ['x/debug.log', one],
        ['y/desktop/logs/openfire/debug.log'],
        ['y/desktop/logs/clientlogs/client-1.log', a],
      ],
      [a, a, a],
    ],
    [
      'and a third, of another time, lies nearer to one',
      [
        ['pub/debug.log', one],
        ['sub/debug.log', other],
        ['sub/later/debug.log', { ...other, hours: noon }],
      ],
      [`pub/${a}`, `sub/${a}`, `sub/${a}`],
    ],
    [
      'and a third, of another time, lies as near to both',
      [
        ['pub/debug.log', one],
        ['sub/debug.log', other],
        ['later/debug.log', { ...other, hours: noon }],
      ],
      [`pub/${a}`, `sub/${a}`, a],
    ],
    [
      'and a copy of one lies elsewhere',
      [
        ['10.0.0.1/debug.log', one],
        ['10.0.0.2/debug.log', other],
        ['copy/debug.log', { ...other, hours: [10, 10.5] }],
      ],
      ['10.0.0.1', '10.0.0.2', '10.0.0.2'],
    ],
  ])('%s', (_, rows, servers) => {
    expect(serversOf(rows)).toEqual(servers);
  });

  it('are said to be different servers', () => {
    const { problems } = grouped([
      ['10.0.0.1/debug.log', one],
      ['10.0.0.2/debug.log', other],
    ]);
    expect(problems.map(({ severity, where }) => [severity, where])).toEqual([['warning', a]]);
    expect(problems[0]?.what).toContain('10.0.0.1, 10.0.0.2');
  });

  it('are one server by option', () => {
    const rows: Row[] = [
      ['10.0.0.1/debug.log', one],
      ['10.0.0.2/debug.log', other],
    ];
    const option = { '10.0.0.1/debug.log': 'x', '10.0.0.2/debug.log': 'x' };
    expect(serversOf(rows, option)).toEqual(['x', 'x']);
  });
});

describe('where one may be either of two servers', () => {
  const rows: Row[] = [
    ['1-debug.log', a],
    ['2-debug.log', b],
    ['1-Desktop-webservices.log', '10.0.0.1'],
    ['2-Desktop-webservices.log', '10.0.0.2'],
  ];
  const each = (log: string): string => `--node '${log}=${a}' or --node '${log}=${b}'`;

  it('is said once, and what to type', () => {
    const { problems } = grouped(rows);
    expect(problems.map(({ severity, where }) => [severity, where])).toEqual([
      ['warning', '10.0.0.1'],
      ['warning', '10.0.0.2'],
    ]);
    expect(problems.map(({ what }) => what.includes(`${a} or ${b},`))).toEqual([true, true]);
    expect(problems.map(({ next }) => next)).toEqual([
      `if it is, say so: ${each('1-Desktop-webservices.log')}`,
      `if it is, say so: ${each('2-Desktop-webservices.log')}`,
    ]);
  });

  it('is settled by what was typed', () => {
    const option = { '1-Desktop-webservices.log': a, '2-Desktop-webservices.log': b };
    expect(serversOf(rows, option)).toEqual([a, b, a, b]);
    expect(grouped(rows, option).problems).toEqual([]);
  });

  it('names the log of a short name', () => {
    const { problems } = grouped([
      ['debug.log', 'fin-a'],
      ['1-Desktop-webservices.log', a],
      ['2-Desktop-webservices.log', 'fin-a.example.org'],
    ]);
    expect(problems.map(({ next }) => next)).toEqual([
      `if it is, say so: --node 'debug.log=${a}' or --node 'debug.log=fin-a.example.org'`,
    ]);
  });
});

describe('what names no server', () => {
  it.each<Table[number]>([
    ['alone', [['openfire/info.log']], ['node']],
    ['alone in its tree', [['desktop/logs/openfire/info.log'], ['notes.txt']], ['node', 'node']],
    ['alone under an address', [['10.0.0.1/info.log']], ['10.0.0.1']],
    [
      'each service in its archive',
      [['openfire.zip!info.log'], ['webservices.zip!Desktop-webservices.log'], ['notes.txt']],
      ['node', 'node', 'node'],
    ],
    [
      'the same in two folders',
      [['nodeA/info.log'], ['nodeB/info.log'], ['nodeB/error.log']],
      ['nodeA', 'nodeB', 'nodeB'],
    ],
    [
      'lies as near to one server as to another',
      [['node1-debug.log', a], ['node2-debug.log', b], ['node1-info.log'], ['notes.txt']],
      [a, b, 'node', 'node'],
    ],
    [
      'lies nearer to one',
      [['nodes/A/debug.log', a], ['nodes/A/old/info.log'], ['nodes/B/debug.log', b]],
      [a, a, b],
    ],
    [
      'lies beside the only one',
      [['nodeA/debug.log', a], ['clientlogs/client-1001.log'], ['other/info.log']],
      [a, a, a],
    ],
    [
      'went on while the only one wrote the same kind of log',
      [['nodeA/debug.log', a], ['nodeB/debug.log'], ['nodeB/info.log']],
      [a, 'nodeB', 'nodeB'],
    ],
    [
      'went on after the only one wrote the same kind of log',
      [
        ['nodeA/debug.log', a],
        ['old/debug.log', { hours: noon }],
      ],
      [a, a],
    ],
    [
      'tells of the only one what that tells itself: a copy',
      [
        ['nodeA/debug.log', { domains: [a], swept: ['s1', 's2'] }],
        ['copy/debug.log', { swept: ['s1', 's2'] }],
      ],
      [a, a],
    ],
    [
      'is a copy where both go on, and begins earlier',
      [
        ['nodeA/debug.log', { domains: [a], hours: [10, 12], swept: ['s1', 's2'] }],
        ['copy/debug.log', { hours: [8, 11], swept: ['s1', 's2'] }],
      ],
      [a, a],
    ],
    [
      'begins and ends as the only one does, and tells another story',
      [
        ['nodeA/debug.log', { domains: [a], swept: ['s1', 's2'], sharp: true }],
        ['nodeB/debug.log', { swept: ['s3', 's4'], sharp: true }],
      ],
      [a, 'nodeB'],
    ],
    [
      'begins and ends as the only one does, and tells nothing: a copy, as far as one can tell',
      [
        ['nodeA/debug.log', { domains: [a], swept: ['s1', 's2'], sharp: true }],
        ['nodeB/debug.log', { sharp: true }],
      ],
      [a, a],
    ],
    [
      'went on from the moment when the only one ended',
      [
        ['nodeA/debug.log', a],
        ['old/debug.log', { hours: [11, 12] }],
      ],
      [a, 'old'],
    ],
    [
      'could be of the only one, as could another of the same time, as near',
      [
        ['nodeA/debug.log', a],
        ['nodeB/Desktop-webservices.log'],
        ['nodeC/Desktop-webservices.log'],
      ],
      [a, 'nodeB', 'nodeC'],
    ],
    [
      'could be of the only one, as could another of the same time, nearer',
      [
        ['nodeA/debug.log', a],
        ['nodeA/zip!Desktop-webservices.log'],
        ['nodeB/Desktop-webservices.log'],
      ],
      [a, a, 'nodeB'],
    ],
    [
      'holds no record and lies as near to one as to another: the first has it',
      [
        ['node1-debug.log', a],
        ['node2-debug.log', b],
        ['node2-error.log', { empty: true }],
        ['sub/warn.log', { empty: true }],
      ],
      [a, b, a, a],
    ],
    [
      'holds no record and lies nearer to one',
      [
        ['pub/debug.log', a],
        ['sub/debug.log', b],
        ['sub/old/error.log', { empty: true }],
      ],
      [a, b, b],
    ],
    [
      'holds no record, beside logs that name none',
      [
        ['nodeA/info.log'],
        ['nodeB/info.log'],
        ['nodeB/old/error.log', { empty: true }],
        ['error.log', { empty: true }],
      ],
      ['nodeA', 'nodeB', 'nodeB', 'nodeA'],
    ],
    [
      'holds no record, in the folder of an address',
      [
        ['10.0.0.1/debug.log', a],
        ['10.0.0.2/error.log', { empty: true }],
      ],
      [a, '10.0.0.2'],
    ],
    ['holds no record, alone', [['error.log', { empty: true }]], ['node']],
    [
      'lies in a folder that bears a name of a server',
      [['debug.log', a], ['node2-debug.log', b], ['fin-b.example.com/info.log']],
      [a, b, b],
    ],
  ])('%s', (_, rows, servers) => {
    expect(serversOf(rows)).toEqual(servers);
  });

  it('a copy lies where its original does', () => {
    const copy: Said = { hours: [10, 11] };
    const logs = [logOf(['x/debug.log', a], 0, ''), logOf(['y/debug.log', copy], 0, '')];
    expect(groupNodes(logs).nodes.map(({ id }) => id)).toEqual([a]);
  });

  it('is said where it may be of several, and what to do', () => {
    const { problems } = grouped([
      ['node1-debug.log', a],
      ['node2-debug.log', b],
      ['node1-info.log'],
      ['node2-info.log'],
      ['error.log'],
      ['notes.txt'],
    ]);
    expect(problems).toEqual([
      {
        severity: 'warning',
        where: 'node1-info.log',
        what: `names no server, nor does 1 more beside it: kept apart from ${a}, ${b}, of which any may have written it`,
        next: "say whose it is: --node 'node1-info.log=<name>'",
      },
    ]);
  });

  it('is not said where nothing is lost', () => {
    const { problems } = grouped([['x/debug.log', a], ['y/debug.log', b], ['notes.txt']]);
    expect(problems).toEqual([]);
  });
});

describe('by option', () => {
  it.each<[string, Row[], Record<string, string>, string[]]>([
    [
      'one file of two that name the same',
      [
        ['1-debug.log', a],
        ['2-debug.log', a],
      ],
      { '1-debug.log': 'one', '2-debug.log': 'two' },
      ['one', 'two'],
    ],
    [
      'a tree is split',
      [
        ['desktop/logs/openfire/1-debug.log', a],
        ['desktop/logs/openfire/2-debug.log', b],
      ],
      { 'desktop/logs/openfire/2-debug.log': 'two' },
      [a, 'two'],
    ],
    [
      'what names the same domain goes along',
      [
        ['1-debug.log', a],
        ['1-info.log', a],
        ['2-debug.log', b],
      ],
      { '1-debug.log': 'one' },
      ['one', 'one', b],
    ],
    [
      'but not with one of two',
      [
        ['1-debug.log', a],
        ['2-debug.log', a],
        ['info.log', a],
      ],
      { '1-debug.log': 'one', '2-debug.log': 'two' },
      ['one', 'two', a],
    ],
    [
      'two domains are one',
      [
        ['1-debug.log', a],
        ['2-debug.log', b],
      ],
      { '1-debug.log': 'one', '2-debug.log': 'one' },
      ['one', 'one'],
    ],
    [
      'a name that the logs know',
      [['1-debug.log', a], ['2-debug.log', b], ['info.log']],
      { 'info.log': b },
      [a, b, b],
    ],
    [
      'is the name, whatever else would say it better',
      [
        ['debug.log', '10.0.0.1'],
        ['Desktop-webservices.log', a],
      ],
      { 'debug.log': 'one' },
      ['one', a],
    ],
  ])('%s', (_, rows, option, servers) => {
    expect(serversOf(rows, option)).toEqual(servers);
  });
});

it('does not depend on the order of the logs', () => {
  const row = fc.record({
    folder: fc.constantFrom(
      '',
      'n1/',
      'n2/',
      'n1/x.zip!',
      'n2/desktop/logs/openfire/',
      '10.0.0.1/',
    ),
    name: fc.constantFrom(
      'debug.log',
      'info.log',
      'Desktop-webservices.log',
      'client.log',
      'notes',
    ),
    domain: fc.constantFrom(undefined, undefined, a, b, 'fin-a', '10.0.0.1', '10.0.0.2'),
    from: fc.nat(3),
  });
  const rows = fc.uniqueArray(row, { selector: ({ folder, name }) => folder + name, maxLength: 8 });
  fc.assert(
    fc.property(rows, (made) => {
      const logs = made.map(({ folder, name, domain, from }, i) =>
        logOf([folder + name, { domains: domain ? [domain] : [], hours: [from, from + 1] }], i, ''),
      );
      const partition = (all: readonly SourceLog[]) =>
        groupNodes(all).nodes.map(({ id, logs }) => [id, logs.map(({ path }) => path).sort()]);
      expect(partition([...logs].reverse())).toEqual(partition(logs));
    }),
  );
});
