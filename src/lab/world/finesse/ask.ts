import { agentState } from '../agent-state.ts';
import { connectionFailure } from '../cti-codes.ts';
import type { RestRequest } from '../exchange.ts';
import type { Random } from '../random.ts';

/** What Finesse asks CTI for on behalf of an agent. */
export interface Ask {
  readonly state: number;
  readonly code?: number;
  readonly forced?: boolean;
  readonly supervisor?: string;
  readonly sso?: boolean;
}

/** With code 255, whoever decided it: Finesse for a desktop that went away, or a desktop that is not authorized any more. */
export const forcedLogout: Ask = {
  state: agentState.logout,
  code: connectionFailure,
  forced: true,
};

const { login, logout, notReady, ready } = agentState;
/** Codes that a site chose, for a sign-out and for Not Ready. Without a list of its own a sign-out has none. */
const signOutCodes = [1, 2, 3] as const;
const lastNotReadyCode = 12;

/** Undefined: the request is no business of CTI's. */
export function askOf(object: RestRequest['object'], random: Random): Ask | undefined {
  switch (object) {
    case 'sign-in':
      return { state: login, code: 0 };
    case 'ready':
      return { state: ready, code: 0 };
    case 'not-ready':
      return { state: notReady, code: random.integer(1, lastNotReadyCode) };
    case 'sign-out': {
      const code = signOutCodes[random.integer(0, signOutCodes.length)];
      return { state: logout, ...(code === undefined ? {} : { code }) };
    }
    case 'forced-sign-out':
      return { ...forcedLogout, sso: true };
    default:
      return undefined;
  }
}
