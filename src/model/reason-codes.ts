import type { Deployment } from './words.ts';

/**
 * Reason codes by product, in Cisco's words. Sources: UCCE and standalone Finesse: Administration Guide 15.0(1),
 * "Manage Reasons"; UCCX: Finesse chapter of the 12.5(1)SU1 Administration Guide and developer.cisco.com, "Reason codes
 * for agent state change". The same number may mean different things.
 */
interface ReasonCodeWords {
  readonly text: string;
  /** Somebody or a rule signed the agent out: no connection was lost. */
  readonly byRule?: true;
}

const ucce: Readonly<Record<number, ReasonCodeWords>> = {
  255: { text: 'Logged Out - Connection Failure' },
  50001: { text: 'Logged Out - System Disconnect' },
  50002: { text: 'Logged Out - System Failure / Not Ready - Connection Failure' },
  50003: { text: 'Device Error', byRule: true },
  50004: { text: 'Inactivity Timeout', byRule: true },
  50030: { text: 'Device Conflict', byRule: true },
  999: { text: 'Supervisor Initiated', byRule: true },
  20001: { text: 'Starting Force Logout' },
  20002: { text: 'Force Logout' },
  20003: { text: 'Agent Logout Request', byRule: true },
  65533: { text: 'Extension Modified' },
  65534: { text: 'System Reset' },
  65535: { text: 'System Reinitialized' },
};

const uccx: Readonly<Record<number, ReasonCodeWords>> = {
  255: { text: 'Logged Out - Connection Failure' },
  22: { text: 'Logged Out - Supervisor', byRule: true },
  32765: { text: 'Logged Out - System Disconnect' },
  32764: { text: 'Logged Out - System Standby' },
  32767: { text: 'Logged Out - Device Conflict' },
  32759: { text: 'Phone Failure', byRule: true },
  32757: { text: 'CUCM Failover' },
  32750: { text: 'Extension Modified' },
  32748: { text: 'Agent Deleted', byRule: true },
  32741: { text: 'Extension Conflict', byRule: true },
  32740: { text: 'System Initiated Relogin' },
};

/** Undefined where the product is not known and the two disagree, or the code is on no list. */
export function reasonCodeWords(code: number, deployment: Deployment): ReasonCodeWords | undefined {
  if (deployment === 'ucce') return ucce[code];
  if (deployment === 'uccx') return uccx[code];
  const [a, b] = [ucce[code], uccx[code]];
  return a && b && a.text === b.text ? a : undefined;
}
