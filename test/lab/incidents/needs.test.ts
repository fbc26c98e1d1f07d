import { expect, test } from 'vitest';
import { incidentKinds } from '../../../src/lab/incidents/index.ts';
import { scenarioSchema } from '../../../src/lab/scenario/scenario.ts';
import { scenarioMistakes } from '../../../src/lab/scenario/scenario-mistakes.ts';

const mixed = [
  { count: 2, from: 1, sso: true, site: 'pune' },
  { count: 2, from: 11, library: 'websocket', site: 'lyon' },
];
const sites = [{ name: 'pune' }, { name: 'lyon' }];
const signOn = 'needs desktops on single sign-on; write sso: true in their group';
const polls =
  'sign-in-burst needs desktops that poll; write library: jabberwerx or strophe in their group';
const early =
  'sign-in-burst needs a release up to openfire-4.4; write release: openfire-4.4 or an earlier one';

test.each<[what: string, who: unknown, release: string, words: string[]]>([
  ['token-expired', [1, 2], 'finesse-11', []],
  ['token-expired', { site: 'pune' }, 'finesse-11', []],
  ['token-expired', [2, 11], 'finesse-11', [`token-expired ${signOn}`]],
  ['token-expired', { site: 'lyon' }, 'finesse-11', [`token-expired ${signOn}`]],
  ['pc-clock', 1, 'finesse-11', [`pc-clock ${signOn}`]],
  ['pc-clock', 'all', 'finesse-11', [`pc-clock ${signOn}`]],
  ['sign-in-burst', [1], 'openfire-4.4', []],
  ['sign-in-burst', [1], 'openfire-4.7', [early]],
  ['sign-in-burst', [11], 'openfire-4.4', [polls]],
  ['sleep', 'all', 'openfire-5.0', []],
])('%s of %j on %s', (what, who, release, words) => {
  const scenario = scenarioSchema.parse({
    title: 'a day',
    release,
    sites,
    desktops: mixed,
    incidents: [{ what, at: '1m', who }],
  });
  expect(scenarioMistakes(scenario, incidentKinds).map((one) => one.words)).toEqual(words);
});
