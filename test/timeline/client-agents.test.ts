import { describe, expect, it } from 'vitest';
import { analyzeLines } from '../support/bundle.ts';
import { type Line, time } from '../support/lines.ts';
import { healthy } from '../support/stories.ts';

const from = time('10:00:00');
const status = '[ClientServices] MasterPublisher._connInfoHandler() - Connection status: connected';
const request = (id: string): string =>
  `[ClientServices] User: requestId='1', Making REST request: method=GET, url='/finesse/api/User/${id}?nocache=1'`;
const subscribed = (id: string): string =>
  `MasterPublisher._subscribeNode() - Subscribed to node '/finesse/api/User/${id}'`;

const written = (name: string, messages: readonly string[]): Line[] =>
  messages.map((message, i) => ({ at: from + i * 1_000, log: `clientlogs/${name}`, message }));

describe('the agent of a client log', () => {
  it.each<[string, string, readonly string[], readonly Line[], readonly string[]]>([
    ['the user of its requests', 'a.txt', [status, request('bob')], [], ['bob']],
    ['the user of its subscriptions', 'a.txt', [status, subscribed('bob')], [], ['bob']],
    [
      'the one in its name, of several',
      'jane.doe-2026-11-23.log',
      [status, request('jane.doe'), request('bob'), request('bob')],
      [],
      ['jane.doe'],
    ],
    [
      'the whole of ids that are parts of each other',
      'Desktop-jane.doe.log',
      [status, request('jane'), request('jane.doe')],
      [],
      ['jane.doe'],
    ],
    ['percent-encoded', 'a.txt', [status, request('jane%40x'), request('jane@x')], [], ['jane@x']],
    ['an agent of the other logs', 'log-5001.txt', [status], healthy('5001', from, from), ['5001']],
    ['with a quote', 'a.txt', [status, subscribed('o%27brien')], [], ["o'brien"]],
    [
      'by the start of a path only',
      'a.txt',
      [status, subscribed('x').replace('/finesse', '/y/finesse')],
      [],
      [],
    ],
    ['no date', 'client-20170615.txt', [status], [], []],
    ['no year', 'agent2017.txt', [status], [], []],
    ['no release', 'Finesse 1261.txt', [status], [], []],
  ])('is %s', async (_, name, messages, others, ids) => {
    const { agents } = await analyzeLines([...written(name, messages), ...others]);
    expect(agents.map(({ id }) => id)).toEqual(ids);
  });
});
