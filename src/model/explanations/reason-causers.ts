import type { ReasonCauser } from '../reason-codes.ts';
import type { Next } from '../report.ts';
import type { Cause } from '../words.ts';

/** What a code of each kind says of the connection, and what to do about it. */
interface CauserExplanation {
  readonly text: string;
  readonly cause?: Cause;
  readonly next: Next;
}

const administrator = (text: string): Next => ({ owner: 'administrator', text });

export const causerExplanations: Readonly<Record<ReasonCauser, CauserExplanation>> = {
  connection: {
    text: 'It tells that the connection was lost, not why: that stands in the records before the lost presence.',
    next: administrator(
      'Analyze the logs of the half hour around it: bosh-diag analyze <path...> --agent <id>.',
    ),
  },
  'cti-client': {
    text: 'The CTI side lost its client, which is Finesse or what stands between. Without a loss of the desktop before it, look there.',
    cause: 'cti-connection-lost',
    next: administrator('Read the CTI side at that time: ctisvr on UCCE, MIVR on UCCX.'),
  },
  engine: {
    text: 'The desktop and its path had no part in it; agents are signed out together.',
    cause: 'cti-connection-lost',
    next: administrator('Read the CTI side at that time: ctisvr and PG on UCCE, MIVR on UCCX.'),
  },
  telephony: {
    text: 'The desktop and its path had no part in it.',
    next: administrator('Look at the failover of Unified CM at that time.'),
  },
  supervisor: {
    text: 'Somebody did it on purpose. With no lost presence before it, the connection was not the reason.',
    cause: 'signed-out',
    next: administrator('The audit log names the supervisor.'),
  },
  agent: {
    text: 'The agent did it. The connection was not the reason.',
    cause: 'signed-out',
    next: administrator('Nothing to repair.'),
  },
  inactivity: {
    text: 'A rule of the site for agents who do nothing. The connection was not the reason.',
    cause: 'signed-out',
    next: administrator('Check the inactivity timeout of the agent.'),
  },
  device: {
    text: 'The phone or the extension, not the desktop, was lost, shared or restricted.',
    cause: 'signed-out',
    next: administrator('Look at the phone and the extension in Unified CM at that time.'),
  },
  'sign-in-elsewhere': {
    text: 'The first of two sign-ins was ended by the second.',
    cause: 'duplicate-sign-in',
    next: administrator('Check who else uses the id: a second desktop, a connector, a script.'),
  },
  administration: {
    text: "The agent's configuration was changed while it was signed in.",
    cause: 'signed-out',
    next: administrator('The audit log names the change.'),
  },
  call: {
    text: 'It belongs to the handling of calls, and says nothing of the connection.',
    next: administrator('Nothing to repair in the connection.'),
  },
};

/** What the lists do not say of a single code, by product and number. */
export const codeNotes: Readonly<Record<string, string>> = {
  'ucce 255':
    'Finesse asks for it; the CTI side may show another: with Logout on Agent Disconnect (LOAD) 0 the agent is set Not Ready with 50002 instead, after the call if there is one (Administration Guide 15.0(1), Failover).',
  'uccx 255':
    'The logout comes 60 s after the presence was lost, in whatever state the agent is (TechNote 211376).',
  'ucce 50002':
    'It is what CTI makes of the 255 of Finesse: with Logout on Agent Disconnect (LOAD) 1 the agent is logged out at once (System Failure), with 0 set Not Ready, after the call if there is one (Connection Failure). See Administration Guide 15.0(1), Failover.',
  'ucce 50045': 'It is for reports only, and stands in no record of a change of state.',
};
