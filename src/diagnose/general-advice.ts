import type { Next } from '../model/report.ts';
import type { Cause } from '../model/words.ts';
import type { DesktopLog } from '../timeline/desktop-log.ts';
import type { Disconnect } from '../timeline/disconnect.ts';

const whoDid: Next = {
  owner: 'administrator',
  text: 'Look up who or what signed the agent out: the reason code report, the audit log, and the logs of the CTI side (UCCE: ctisvr; UCCX: MIVR) at that time.',
};
const path: Next = {
  owner: 'network',
  text: 'Check the path of this desktop to ports 7443 and 8445 for losses, VPN reconnects and idle timeouts below 60 s.',
  cause: 'network-path',
};
const gadgets: Next = {
  owner: 'administrator',
  text: 'Test without third-party gadgets.',
  cause: 'third-party-gadget',
};
const server: Next = {
  owner: 'administrator',
  text: 'Check utils ntp status and utils diagnose test, and DNS of server and client in both directions.',
  cause: 'server-clock',
};

/**
 * The suggested actions of TechNote 211376, for a loss that nothing explains yet; what the client log excludes is left
 * out. `asks`: what the rules of a cause ask of the agent.
 */
export function generalAdvice(
  { agent, nearMiss, logout }: Disconnect,
  { state }: DesktopLog,
  asks: (cause: Cause) => readonly Next[],
): Next[] {
  const watch = [...asks('computer-asleep'), ...asks('browser-throttled')];
  if (logout) return [whoDid];
  if (state === 'failing') return [path];
  if (nearMiss || state === 'throttled') return watch;
  const ask: Next = {
    owner: 'agent',
    text: `Ask ${agent.id} what happened on the PC at that time (sleep, closed page, other tabs, network change), and send an error report right after the next time.`,
  };
  return state === 'stopped' || state === 'ended'
    ? [ask, ...watch]
    : [ask, ...watch, path, gadgets, server];
}
