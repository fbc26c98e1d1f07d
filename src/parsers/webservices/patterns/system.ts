import type { FactKind, FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { fields } from '../fields.ts';

type Connection = FactOf<'cti-connection'>['state'];

/**
 * The maintenance chapter of the Finesse 15.0 Administration Guide names these; no line was ever published. So only
 * the mnemonic and states given as values are read, and the samples are built from the grammar.
 */
const release = 'Finesse 15.0 (Administration Guide, names only)';

const cti: Readonly<Record<string, Connection>> = {
  CTI_CONNECTION_LOST: 'lost',
  CTI_SOCKET_ERROR: 'lost',
  CTI_OPEN_FAILURE: 'lost',
  CTI_CONNECTION_RETRIES_EXCEEDED: 'lost',
  CTI_DISCONNECT: 'lost',
  CTI_CONNECTION_ESTABLISHED: 'established',
  SWAP_CTI_CONNECTIONS: 'changed',
  RESET_PRIMARY_CTI_CONNECTION: 'changed',
  RESET_STANDBY_CONNECTION: 'changed',
  STANDBY_CTI_DISCONNECT: 'changed',
  STANDBY_ACMI_CONNECTION_ESTABLISHED: 'changed',
  STANDBY_ACTIVE_EVENT: 'changed',
};

const xmpp: Readonly<Record<string, Connection>> = {
  UNABLE_TO_CONNECT_TO_XMPP_SERVER: 'lost',
  CONNECTED_TO_XMPP_SERVER: 'established',
};

/** Beginnings of mnemonics whose records may carry a state. */
const carriers = [
  'OF_STATE_CHANGED',
  'SUBSYS_',
  'SYSTEM_',
  'DB_SS_CONNECTION_CHECK',
  'FINESSE_MAINTENANCE_MODE_',
  'MAINTANCE_MODE_',
] as const;

const ctiPatterns = Object.entries(cti).map(([mnemonic, state]) =>
  pattern('cti-connection', `${mnemonic}:`, '%[cti_host=cti.example.com]', (_match, message) => ({
    kind: 'cti-connection',
    // The standby side is not the connection that agents live on.
    state: isStandby(message) ? 'changed' : state,
    mnemonic,
  })),
);

const xmppPatterns = Object.entries(xmpp).map(([mnemonic, state]) =>
  pattern('xmpp-connection', `${mnemonic}:`, '%[host=finesse1.example.com]', () => ({
    kind: 'xmpp-connection',
    state,
    mnemonic,
  })),
);

const statePatterns = carriers.map((start) =>
  pattern('service-state', start, '%[STATE=OUT_OF_SERVICE]', ([, mnemonic = start], message) => {
    const state = serviceState(message);
    return state && { kind: 'service-state', state, mnemonic };
  }),
);

/** A start that failed is a start too: FINESSE_APP_STARTUP_ERROR. */
const startPattern = pattern('service-start', 'FINESSE_APP_STARTUP', '%[]', () => ({
  kind: 'service-start',
  service: 'Cisco Finesse Tomcat',
}));

export const system: readonly Pattern[] = [
  ...ctiPatterns,
  ...xmppPatterns,
  ...statePatterns,
  startPattern,
];

/** `anchor` is a whole mnemonic with its colon, or the beginning of several. */
function pattern(kind: FactKind, anchor: string, list: string, read: Pattern['read']): Pattern {
  const start = anchor.replace(/[_:]$/, '');
  const mnemonic = anchor.endsWith(':') ? start : `${anchor}[A-Z0-9_ ]*`;
  return {
    id: `${kind}/${start.toLowerCase().replaceAll('_', '-')}`,
    release,
    verified: false,
    anchor,
    regex: new RegExp(`^(${mnemonic}):(?:\\s|$)`),
    sample: `0000002001: finesse1.example.com: Jun 17 2017 00:16:04.630 +0530: %CCBU_CoreImpl-worker1-3-${anchor.endsWith('_') ? `${anchor}STATE` : start}: ${list}: built from the template`,
    read,
  };
}

function isStandby(message: string): boolean {
  return [...fields(message).values()].some((value) => value.toUpperCase() === 'STANDBY');
}

/** The one state a record gives, that before the change left aside. */
function serviceState(message: string): FactOf<'service-state'>['state'] | undefined {
  const states = new Set<string>();
  for (const [key, value] of fields(message)) {
    if (!/old|prev|from|last/i.test(key) && /^(?:IN|OUT_OF)_SERVICE$/.test(value))
      states.add(value);
  }
  if (states.size !== 1) return undefined;
  return states.has('IN_SERVICE') ? 'IN_SERVICE' : 'OUT_OF_SERVICE';
}
