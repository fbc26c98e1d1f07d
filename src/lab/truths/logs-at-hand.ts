import type { Scenario } from '../scenario/scenario.ts';
import type { Ledger } from './ledger.ts';
import type { Logs, PlainLoss } from './loss.ts';

interface Collected {
  readonly scenario: Scenario;
  readonly world: { readonly start: number; readonly end: number };
  readonly ledger: Pick<Ledger, 'pageSince'>;
  /** Whether the agent's client log was saved when the logs were collected. */
  readonly savedLogOf: (agent: string) => boolean;
}

/** What was collected that may tell of a loss, and whether anything was that may tell of an agent. */
export function logsAtHand({ scenario, world, ledger, savedLogOf }: Collected) {
  const { collected } = scenario.logs;
  const since = world.start + collected.from;
  const to = Math.min(world.end, world.start + (collected.to ?? scenario.length));
  const openfire = openfireLogs(scenario);
  const { webservices, access } = scenario.logs;
  return {
    logsOf: ({ agent, from, incident }: Pick<PlainLoss, 'agent' | 'from' | 'incident'>): Logs => ({
      ...openfire,
      release: scenario.release,
      webservices,
      access,
      client: savedLogOf(agent) && ledger.pageSince(agent, Math.min(from, incident.from)),
      from: since,
      to,
      graceMs: scenario.timers.grace,
    }),
    watched: (agent: string): boolean => webservices || openfire.sweeps || savedLogOf(agent),
  };
}

/** What its switches let an Openfire write (openfire-logs.md A1, A2). */
function openfireLogs({
  release,
  logs,
}: Scenario): Pick<Logs, 'sweeps' | 'debug' | 'info' | 'warn' | 'bosh' | 'stdout'> {
  const isThere = (...names: string[]): boolean =>
    logs.openfire && names.some((name) => !logs.without.includes(name));
  const isOneFile = release === 'openfire-4.7' || release === 'openfire-5.0';
  const debugLog = isOneFile ? 'openfire.log' : 'debug.log';
  const infoLog = isOneFile ? 'openfire.log' : 'info.log';
  const isOld =
    release === 'finesse-11' || release === 'openfire-3.8' || release === 'openfire-4.2';
  const debug = logs.debug && isThere(debugLog);
  const info = isThere(infoLog);
  const bosh = logs.bosh && isThere(debugLog, infoLog);
  return {
    sweeps: isOld ? debug : bosh && info,
    debug,
    info,
    warn: isThere(isOneFile ? 'openfire.log' : 'warn.log'),
    bosh,
    stdout: isThere('nohup.out'),
  };
}
