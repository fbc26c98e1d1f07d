import type { HappeningOf, ServiceHappening } from '../../../../src/lab/happening.ts';
import { type Release, scenarioSchema } from '../../../../src/lab/scenario/scenario.ts';
import { openfireView } from '../../../../src/lab/views/openfire/index.ts';
import type { ServerIdentity } from '../../../../src/lab/views/view.ts';
import type { Publication } from '../../../../src/lab/world/exchange.ts';
import { Random } from '../../../../src/lab/world/random.ts';
import type { Session } from '../../../../src/lab/world/session.ts';
import type { Fact } from '../../../../src/model/fact.ts';
import { log4jFormat, stdoutFormat } from '../../../../src/parsers/openfire/formats.ts';
import { openfire } from '../../../../src/parsers/openfire/index.ts';
import { readLog } from '../../../parsers/read-log.ts';

export const start = Date.parse('2026-11-23T13:02:24.321Z');
export const domain = 'finesse1.example.test';

export const session = (other: Partial<Session> = {}): Session => ({
  sid: 'f382a015',
  agent: '1001003',
  resource: 'desktop',
  transport: 'bosh',
  waitSeconds: 30,
  createdAt: start,
  jid: `1001003@${domain}/desktop`,
  ip: '10.20.1.13',
  port: 49805,
  status: 3,
  presence: 'available',
  rid: 164853265,
  purpose: 'poll',
  ...other,
});

export const publication: Publication = {
  id: 16,
  pubsubNode: '/finesse/api/User/1001003',
  xml: [
    '<Update>',
    '  <data>',
    '    <user>',
    '      <stateChangeTime>2026-11-23T13:02:09.510Z</stateChangeTime>',
    '    </user>',
    '  </data>',
    '</Update>',
  ].join('\n'),
  madeAt: start,
};

type Kind = ServiceHappening['kind'];
type Telling<K extends Kind> = Omit<HappeningOf<K>, 'kind' | 'at' | 'server'>;

/** A happening at the test's server; `ms` after the start. */
export const told = <K extends Kind>(kind: K, other: Telling<K>, ms = 0): ServiceHappening =>
  ({ kind, at: start + ms, server: 'fin-a', ...other }) as unknown as ServiceHappening;

interface Options {
  readonly logs?: Readonly<Record<string, unknown>>;
  readonly zone?: string;
  readonly library?: 'jabberwerx' | 'strophe' | 'websocket';
  readonly server?: Partial<ServerIdentity>;
}

/** What a release writes of happenings: the records of each log. Without noise, unless it is wanted. */
export function written(
  release: Release,
  happenings: readonly ServiceHappening[],
  { logs = {}, zone = '+00:00', library = 'strophe', server = {} }: Options = {},
): Record<string, string[]> {
  const scenario = scenarioSchema.parse({
    title: 'told by hand',
    release,
    zone,
    domain,
    desktops: [{ library }],
    logs: { noise: 0, ...logs },
  });
  const [sign, hours, minutes] = [zone[0], zone.slice(1, 3), zone.slice(4)];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  const records: Record<string, string[]> = {};
  const tell = openfireView({
    scenario,
    server: { name: 'fin-a', host: domain, ip: '10.20.0.5', ...server },
    wall: (at) => at + offset,
    random: new Random(7),
    write: (log, _at, text) => {
      records[log] = [...(records[log] ?? []), text];
    },
  });
  for (const happening of happenings) tell(happening);
  return records;
}

/** What the tool reads of them, log by log by name; of all.log where there are the four beside it, nothing again. */
export const factsOf = (records: Record<string, string[]>): Fact[] =>
  Object.entries(records)
    .filter(([log]) => log !== 'openfire/all.log')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([log, texts]) => factsIn(log, texts));

export function factsIn(log: string, texts: readonly string[]): Fact[] {
  const format = log.endsWith('nohup.out') ? stdoutFormat : log4jFormat;
  return readLog(openfire, format, `${texts.join('\n')}\n`).flatMap(({ fact }) => fact ?? []);
}
