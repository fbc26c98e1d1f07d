import { expect, it, test } from 'vitest';
import type { KnownKind } from '../../../src/lab/scenario/known-kind.ts';
import { parseScenario } from '../../../src/lab/scenario/read-scenario.ts';
import { UserError } from '../../../src/model/user-error.ts';

const kinds: KnownKind[] = [
  { name: 'sleep', lasts: [1_000, 2_000] },
  { name: 'black-hole', lasts: [1_000, 2_000] },
  { name: 'offline', options: { 'for-good': 'nobody comes back' } },
  {
    name: 'token',
    needs: ({ desktops }) => (desktops[0]?.sso ? undefined : 'single sign-on; write sso: true'),
  },
];
const read = (text: string) => parseScenario(text, 'day.yaml', kinds);

function mistakeIn(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'none';
}

it('reads what is said, and fills in the rest', () => {
  const scenario = read(`
title: A morning
desktops:
  - { count: 2, from: 2001001, library: strophe }
incidents:
  - { what: sleep, at: [2m, 3m], for: 90s, who: [2001002] }
`);
  expect(scenario.title).toBe('A morning');
  expect(scenario.desktops[0]).toMatchObject({ count: 2, library: 'strophe', events: 45_000 });
  expect(scenario.incidents).toEqual([
    { what: 'sleep', at: [120_000, 180_000], for: 90_000, who: ['2001002'], times: 1, with: {} },
  ]);
});

test.each<[yaml: string, message: string]>([
  ['title: [', 'day.yaml:1:9: '],
  ['title: a\ntitle: b', 'day.yaml:2:1: Map keys must be unique; delete one of the two'],
  ['', 'day.yaml:1:1: the file is empty; write title: and what is to happen'],
  ['# later', 'day.yaml:1:1: the file is empty; write title: and what is to happen'],
  ['title: a\n\tseed: 1', 'day.yaml:2:1: Tabs are not allowed as indentation; indent with blanks'],
  ['title: a\n---\ntitle: b', 'day.yaml:2:1: a second document begins; give it a file of its own'],
  [
    'title: a\ndesktops: &d [*d]',
    'day.yaml:2:15: *d stands within itself; write it without aliases',
  ],
  ['titel: a', 'day.yaml:1:1: titel: unknown key; did you mean title, '],
  [
    'seed: 1\nlenght: 1h',
    'day.yaml:2:1: lenght: unknown key; did you mean length?\nday.yaml:1:1: title: is missing; write what happens, in a few words',
  ],
  [
    'title: a\nseed: x\nzone: CET\ntitle: b\nfirst: 1',
    'day.yaml:2:1: seed: "x" cannot stand here; write a number\nday.yaml:3:1: zone: "CET" cannot stand here; write hours and minutes: "+05:30"\nday.yaml:4:1: Map keys must be unique; delete one of the two\nday.yaml:5:1: first: unknown key; there is ',
  ],
  ['title: *a', 'day.yaml:1:8: *a names nothing that stands before it; write it without aliases'],
  ['seed: 1', 'day.yaml:1:1: title: is missing; write what happens, in a few words'],
  ['title: a\nlenght: 1h', 'day.yaml:2:1: lenght: unknown key; did you mean length?'],
  [
    'title: a\nservers:\n  - name: x\n    colour: red',
    'day.yaml:4:5: servers[0].colour: unknown key; there is name, clock',
  ],
  ['title: a\nseed: x', 'day.yaml:2:1: seed: "x" cannot stand here; write a number'],
  ['title: a\nseed: -1', 'day.yaml:2:1: seed: -1 cannot stand here; write 0 or more'],
  [
    'title: a\nlength: 5',
    'day.yaml:2:1: length: 5 cannot stand here; write a length of time: 90s, 1m30s, 250ms, 1h',
  ],
  [
    'title: a\nlength: soon',
    'day.yaml:2:1: length: "soon" cannot stand here; write a length of time: 90s, 1m30s, 250ms',
  ],
  [
    'title: a\nrelease: openfire-4.3',
    'day.yaml:2:1: release: "openfire-4.3" is unknown; did you mean openfire-4.2, openfire-4.4, openfire-4.7?',
  ],
  [
    'title: a\nzone: CET',
    'day.yaml:2:1: zone: "CET" cannot stand here; write hours and minutes: "+05:30"',
  ],
  [
    'title: a\nservers: [{}, {name: b}, {name: c}]',
    'day.yaml:2:1: servers: [{},{"name":"b"},{"name":"c"}] cannot stand here; write 2 entries or less',
  ],
  [
    'title: a\nservers: [{}, {}]',
    'day.yaml:2:15: servers[1].name: fin-a is there already; choose another name',
  ],
  [
    'title: a\nsites: [{}, {}]',
    'day.yaml:2:13: sites[1].name: office is there already; choose another name',
  ],
  [
    'title: a\ndesktops:\n  - site: ofice',
    'day.yaml:3:5: desktops[0].site: unknown site ofice; did you mean office?',
  ],
  [
    'title: a\ndesktops:\n  - server: other',
    'day.yaml:3:5: desktops[0].server: unknown server other; there is fin-a',
  ],
  [
    'title: a\ndesktops:\n  - { from: 10, count: 5 }\n  - { from: 14 }',
    'day.yaml:4:7: desktops[1].from: agent 14 is in another group already; begin with a higher id',
  ],
  [
    'title: a\nlogs:\n  clients: ["1001001", "7"]',
    'day.yaml:3:24: logs.clients[1]: unknown agent 7; name one of a group of desktops',
  ],
  [
    'title: a\nlogs:\n  clients: most',
    'day.yaml:3:3: logs.clients: "most" cannot stand here; write a share from 0 to 1, or a list of ids',
  ],
  [
    'title: a\nlogs: { collected: { from: 5m, to: 5m } }',
    'day.yaml:2:32: logs.collected.to: not after from; write a later one',
  ],
  [
    'title: a\nincidents:\n  - what: slep\n    at: 1m',
    'day.yaml:3:5: incidents[0].what: unknown kind of incident slep; did you mean sleep?',
  ],
  [
    'title: a\nincidents:\n  - what: earthquake\n    at: 1m',
    'day.yaml:3:5: incidents[0].what: unknown kind of incident earthquake; there is sleep, black-hole, offline, token',
  ],
  [
    'title: a\nincidents:\n  - what: sleep',
    'day.yaml:3:5: incidents[0].at: is missing; write a length of time, 90s, or the shortest and the longest, [30s, 90s]',
  ],
  [
    'title: a\nlength: 30m\nincidents:\n  - { what: sleep, at: 30m }',
    'day.yaml:4:20: incidents[0].at: at 30m, after the end at 30m; write less, or a greater length',
  ],
  [
    'title: a\nincidents:\n  - { what: sleep, at: [1m, 31m] }',
    'day.yaml:3:20: incidents[0].at: at 31m, after the end at 30m; write less, or a greater length',
  ],
  [
    'title: a\nincidents:\n  - { what: sleep, at: -1s }',
    'day.yaml:3:20: incidents[0].at: before the beginning; write 0s or more',
  ],
  [
    'title: a\nincidents:\n  - { what: sleep, at: [2m, 1m] }',
    'day.yaml:3:20: incidents[0].at: the longest comes first; write the shortest first',
  ],
  [
    'title: a\nincidents:\n  - { what: sleep, at: 1m, for: [2m, 1m] }',
    'day.yaml:3:28: incidents[0].for: the longest comes first; write the shortest first',
  ],
  [
    'title: a\nincidents:\n  - { what: sleep, at: 1m, who: some }',
    'day.yaml:3:28: incidents[0].who: "some" cannot stand here; write a number of agents, all, a list of ids, or { site: office, share: 0.5 }',
  ],
  [
    'title: a\nincidents:\n  - { what: sleep, at: 1m, who: [1001001, 42] }',
    'day.yaml:3:43: incidents[0].who[1]: unknown agent 42; name one of a group of desktops',
  ],
  [
    'title: a\nincidents:\n  - { what: sleep, at: 1m, who: 1001001 }',
    'day.yaml:3:28: incidents[0].who: 1001001 of 8 agents; write [1001001] for that agent',
  ],
  [
    'title: a\nincidents:\n  - { what: sleep, at: 1m, who: 9 }',
    'day.yaml:3:28: incidents[0].who: 9 of 8 agents; write 8 or less',
  ],
  [
    'title: a\nincidents:\n  - { what: sleep, at: 1m, who: { site: home } }',
    'day.yaml:3:35: incidents[0].who.site: unknown site home; there is office',
  ],
  [
    'title: a\nincidents:\n  - { what: sleep, at: 1m, who: { server: fin-b } }',
    'day.yaml:3:35: incidents[0].who.server: unknown server fin-b; did you mean fin-a?',
  ],
  [
    'title: a\nincidents:\n  - { what: sleep, at: 1m, server: fin-b }',
    'day.yaml:3:28: incidents[0].server: unknown server fin-b; did you mean fin-a?',
  ],
  [
    'title: a\nincidents:\n  - { what: token, at: 1m }',
    'day.yaml:3:7: incidents[0].what: token needs single sign-on; write sso: true',
  ],
  [
    'title: a\nincidents:\n  - { what: token, at: 1m, for: 5s }\ndesktops: [{ sso: true }]',
    'day.yaml:3:28: incidents[0].for: token has no length; delete it',
  ],
  [
    'title: a\nincidents:\n  - { what: sleep, at: 1m, for: 0s }',
    'day.yaml:3:28: incidents[0].for: no length; write 1s or more',
  ],
  [
    'title: a\nincidents:\n  - { what: sleep, at: 1m, with: { deep: true } }',
    'day.yaml:3:36: incidents[0].with.deep: sleep knows no such key; delete it',
  ],
  [
    'title: a\nincidents:\n  - { what: offline, at: 1m, with: { for-god: true } }',
    'day.yaml:3:38: incidents[0].with.for-god: unknown key; did you mean for-good?',
  ],
  [
    'title: a\nincidents:\n  - { what: offline, at: 1m, with: { for-good: yes } }',
    'day.yaml:3:38: incidents[0].with.for-good: "yes" cannot stand here; write true or false',
  ],
  ['title: a\nlength: 0s', 'day.yaml:2:1: length: "0s" cannot stand here; write 1s or more'],
  [
    'title: a\nlength: 8h170h',
    'day.yaml:2:1: length: "8h170h" cannot stand here; write 168h or less',
  ],
  [
    'title: a\nseed: 4294967296',
    'day.yaml:2:1: seed: 4294967296 cannot stand here; write 4294967295 or less',
  ],
  [
    'title: a\ndomain: a b',
    'day.yaml:2:1: domain: "a b" cannot stand here; write the name of a host: finesse.example.com',
  ],
  [
    'title: a\nsites: [{ subnet: 10.20.256 }]',
    'day.yaml:2:11: sites[0].subnet: "10.20.256" cannot stand here; write the first three numbers of an address: 10.20.1',
  ],
  [
    'title: a\ntimers: { wait: 20ms }',
    'day.yaml:2:11: timers.wait: "20ms" cannot stand here; write 1s or more',
  ],
  ['title: a\nfirst: 1\nsecond: 2', 'day.yaml:2:1: first: unknown key; there is '],
])('%j: %s', (yaml, message) => {
  const found = mistakeIn(yaml);
  expect(found.slice(0, message.length)).toBe(message);
  if (!message.endsWith(' ')) expect(found).toBe(message);
  expect(found).toMatch(/^day[.]yaml:\d+:\d+: .+; .+/);
});
