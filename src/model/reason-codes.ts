/** What became of the agent. */
export type ReasonState = 'logged-out' | 'not-ready';

/** Who or what changed the agent's state, as far as Cisco's words carry. */
export const reasonCausers = [
  'connection',
  'cti-client',
  'engine',
  'telephony',
  'supervisor',
  'agent',
  'inactivity',
  'device',
  'sign-in-elsewhere',
  'administration',
  'call',
] as const;
export type ReasonCauser = (typeof reasonCausers)[number];

export const reasonCauserWords: Readonly<Record<ReasonCauser, string>> = {
  connection: 'the desktop lost its connection to Finesse',
  'cti-client': 'the CTI side lost the client that the agent was signed in by',
  engine: 'the CTI server or the CCX engine failed, stood by or was reset',
  telephony: 'Unified CM failed over',
  supervisor: 'a supervisor',
  agent: 'the agent',
  inactivity: 'the rule for agents who do nothing',
  device: "the agent's phone or extension",
  'sign-in-elsewhere': 'the same agent signed in once more',
  administration: "somebody changed the agent's configuration",
  call: 'a call',
};

export interface ReasonCode {
  readonly code: number;
  /** Cisco's words. */
  readonly words: string;
  /** Absent where the lists do not say, or where it may be either. */
  readonly state?: ReasonState;
  readonly by?: ReasonCauser;
  /** Its name in the CTI protocol. */
  readonly name?: string;
}

export const productTitles = { ucce: 'UCCE, standalone Finesse', uccx: 'UCCX' } as const;

export interface ReasonList {
  readonly product: keyof typeof productTitles;
  readonly sources: readonly string[];
  readonly codes: readonly ReasonCode[];
}

/**
 * The codes of the system, by product: the same number may mean different things. A code may stand twice in a list, once
 * for each state. −1 is no reason code. What is on no list is a code of the agent's own, or one whose meaning no source
 * tells (28).
 */
export const reasonLists: readonly ReasonList[] = [
  {
    product: 'ucce',
    sources: [
      'Finesse Administration Guide 15.0(1), Manage Reasons: predefined system codes; chapter Failover: Logout on Agent Disconnect',
      'Unified CCE Database Schema Handbook 15.0(1), predefined Not Ready and Logout reason codes: which state',
    ],
    codes: [
      {
        code: 255,
        state: 'logged-out',
        words: 'Logged Out - Connection Failure',
        by: 'connection',
      },
      { code: 999, words: 'Supervisor Initiated', by: 'supervisor' },
      { code: 20001, state: 'not-ready', words: 'Starting Force Logout' },
      { code: 20002, state: 'logged-out', words: 'Force Logout', by: 'sign-in-elsewhere' },
      { code: 20003, words: 'Agent Logout Request', by: 'agent' },
      { code: 32762, state: 'not-ready', words: 'Offhook', by: 'call' },
      { code: 32767, state: 'not-ready', words: 'Not Ready - Call Not Answered', by: 'call' },
      {
        code: 50001,
        state: 'logged-out',
        words: 'Logged Out - System Disconnect',
        by: 'cti-client',
      },
      { code: 50002, state: 'logged-out', words: 'Logged Out - System Failure', by: 'cti-client' },
      {
        code: 50002,
        state: 'not-ready',
        words: 'Not Ready - Connection Failure',
        by: 'connection',
      },
      { code: 50003, state: 'logged-out', words: 'Device Error', by: 'device' },
      { code: 50004, state: 'logged-out', words: 'Inactivity Timeout', by: 'inactivity' },
      { code: 50005, state: 'not-ready', words: 'Not Ready - Non ACD Busy', by: 'call' },
      { code: 50006, state: 'not-ready', words: 'Offhook', by: 'call' },
      { code: 50010, state: 'not-ready', words: 'Call Overlap', by: 'call' },
      { code: 50020, words: 'Queue Change', by: 'administration' },
      { code: 50030, words: 'Device Conflict', by: 'device' },
      { code: 50040, words: 'Mobile Agent Call Fail', by: 'device' },
      { code: 50041, state: 'not-ready', words: 'Mobile Agent Call Not Answered', by: 'call' },
      { code: 50042, words: 'Mobile Agent Disconnect', by: 'device' },
      {
        code: 50045,
        state: 'not-ready',
        words: 'Not Ready - Desktop Reconnect',
      },
      { code: 65533, words: 'Extension Modified', by: 'administration' },
      { code: 65534, words: 'System Reset', by: 'engine' },
      { code: 65535, words: 'System Reinitialized', by: 'engine' },
    ],
  },
  {
    product: 'uccx',
    sources: [
      'Unified CCX Administration Guide 12.5(1)SU1, Cisco Finesse: predefined reason codes',
      'https://developer.cisco.com/docs/contact-center-express/reason-codes-for-agent-state-change',
    ],
    codes: [
      {
        code: 22,
        state: 'logged-out',
        words: 'Logged Out - Supervisor',
        by: 'supervisor',
        name: 'SUP_AGT_TO_LOGOUT',
      },
      {
        code: 33,
        state: 'not-ready',
        words: 'Not Ready - Supervisor',
        by: 'supervisor',
        name: 'SUP_AGT_TO_NOT_READY',
      },
      {
        code: 255,
        state: 'logged-out',
        words: 'Logged Out - Connection Failure',
        by: 'connection',
      },
      {
        code: 32740,
        state: 'logged-out',
        words: 'System Initiated Relogin',
        by: 'sign-in-elsewhere',
      },
      {
        code: 32741,
        state: 'logged-out',
        words: 'Extension Conflict',
        by: 'device',
        name: 'AGT_EXTENSION_CONFLICT',
      },
      {
        code: 32742,
        state: 'not-ready',
        words: 'Non ICD Line Offhook',
        by: 'call',
        name: 'AGT_SEC_LINE_OFFHOOK',
      },
      {
        code: 32748,
        state: 'logged-out',
        words: 'Agent Deleted',
        by: 'administration',
        name: 'AGENT_DELETED',
      },
      {
        code: 32750,
        state: 'logged-out',
        words: 'Extension Modified',
        by: 'administration',
        name: 'AGT_ICD_EXTENSION_CHANGED',
      },
      {
        code: 32753,
        state: 'not-ready',
        words: 'Line Restricted',
        by: 'device',
        name: 'AGT_LINE_RESTRICTED',
      },
      {
        code: 32754,
        state: 'not-ready',
        words: 'Device Restricted',
        by: 'device',
        name: 'AGT_DEVICE_RESTRICTED',
      },
      {
        code: 32755,
        state: 'not-ready',
        words: 'Call Ended',
        by: 'call',
        name: 'AGT_CALL_ENDED',
      },
      {
        code: 32756,
        state: 'not-ready',
        words: 'Phone Working',
        by: 'device',
        name: 'AGT_PHONE_UP',
      },
      { code: 32757, words: 'CUCM Failover', by: 'telephony', name: 'CM_FAILOVER' },
      {
        code: 32758,
        state: 'not-ready',
        words: 'Work Timer Expired',
        by: 'call',
        name: 'AGT_WORK_TIMER_EXP',
      },
      { code: 32759, words: 'Phone Failure', by: 'device', name: 'AGT_PHONE_DOWN' },
      { code: 32760, state: 'not-ready', words: 'Log On', by: 'agent', name: 'AGT_LOGON' },
      {
        code: 32761,
        state: 'not-ready',
        words: 'Non ACD',
        by: 'call',
        name: 'AGT_NON_ICD',
      },
      {
        code: 32762,
        state: 'not-ready',
        words: 'Offhook',
        by: 'call',
        name: 'AGT_OFFHOOK',
      },
      {
        code: 32763,
        state: 'not-ready',
        words: 'Call Not Answered',
        by: 'call',
        name: 'AGT_RNA',
      },
      {
        code: 32764,
        state: 'logged-out',
        words: 'Logged Out - System Standby',
        by: 'engine',
        name: 'CCX_FAILURE',
      },
      {
        code: 32765,
        state: 'logged-out',
        words: 'Logged Out - System Disconnect',
        by: 'cti-client',
        name: 'CONNECTION_DOWN',
      },
      {
        code: 32767,
        state: 'logged-out',
        words: 'Logged Out - Device Conflict',
        by: 'sign-in-elsewhere',
        name: 'AGT_RELOGON',
      },
    ],
  },
];
