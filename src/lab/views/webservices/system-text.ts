import type { HappeningOf } from '../../happening.ts';

/*
 * What befalls the system. Only the mnemonics are documented (Administration Guide, maintenance): keys, order and text
 * of all these but the polling error are assumed (finesse-logs.md section 11).
 */

export function ctiConnection({ mnemonic, host }: HappeningOf<'cti-connection'>): string {
  if (mnemonic === 'CTI_SOCKET_ERROR')
    return `${mnemonic}: %[error=java.net.SocketException: Connection reset]: `;
  const text =
    mnemonic === 'CTI_CONNECTION_LOST' ? 'System has lost contact with the CTI server' : '';
  return `${mnemonic}: %[cti_host=${host}]: ${text}`;
}

export const xmppConnection = (mnemonic: string, host: string): string =>
  `${mnemonic}: %[host=${host}][port=5222]: `;

export function serviceState(state: 'IN_SERVICE' | 'OUT_OF_SERVICE'): string {
  const old = state === 'IN_SERVICE' ? 'OUT_OF_SERVICE' : 'IN_SERVICE';
  return `OF_STATE_CHANGED: %[OLD_STATE=${old}][NEW_STATE=${state}]: `;
}

export const startup = 'FINESSE_APP_STARTUP: %[version=12.5(1)]: starting';

/** As published (TechNote 200937). */
export const pollingError =
  'QUEUE STATISTICS POLLING ERROR: %[ERROR_DESCRIPTION= maximum pool and queue capacity reached so discarding execution][error_message=Thread pool saturated, discarding execution ]: Error during queue statistics polling';

export const statisticsRequest = (count: number): string =>
  `QUEUE_STATISTICS_REQUEST: %[count=${count}]: Starting new round of querying active queue statistics`;
