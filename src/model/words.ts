/** The closed vocabularies of the report: names are contract, words are for people. */

export const sourceKinds = [
  'openfire-debug',
  'openfire-info',
  'openfire-warn',
  'openfire-error',
  'openfire-all',
  'openfire-stdout',
  'webservices',
  'client',
  'access',
  'known-unused',
  'unknown',
] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Worst first: the order in which an agent's outcome is chosen. */
export const outcomes = [
  'logged-out',
  'lost',
  'inconclusive',
  'recovered',
  'near-miss',
  'closed',
  'healthy',
] as const;
export type Outcome = (typeof outcomes)[number];
export type DisconnectOutcome = Exclude<Outcome, 'healthy'>;
export type AgentOutcome = Exclude<Outcome, 'closed'>;

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  'logged-out': 'forced out by Finesse, a person, a phone or a rule',
  lost: 'the agent did not come back, and no logout was recorded',
  inconclusive: 'the logs at hand do not show how it ended, or could not have shown a loss',
  recovered: 'the session ended and the agent came back',
  'near-miss': 'the desktop fell silent and came back on the same session',
  closed: 'the agent or the desktop ended it in the ordinary way',
  healthy: 'no loss, and a log was there that would have shown one',
};

export const sides = ['client', 'network', 'server', 'operator', 'unknown'] as const;
export type Side = (typeof sides)[number];

export const confidences = ['certain', 'likely', 'possible'] as const;
export type Confidence = (typeof confidences)[number];

/** How much one finding says. `proof`: a record says so itself. `hint`: never more than `possible`. */
export const strengths = ['proof', 'evidence', 'hint'] as const;
export type Strength = (typeof strengths)[number];

export const causes = [
  'browser-closed',
  'browser-throttled',
  'computer-asleep',
  'unsupported-browser',
  'third-party-gadget',
  'client-clock',
  'duplicate-sign-in',
  'authentication',
  'network-path',
  'request-order',
  'server-overload',
  'service-restart',
  'cti-connection-lost',
  'server-clock',
  'signed-out',
  'undetermined',
] as const;
export type Cause = (typeof causes)[number];

export const causeWords: Readonly<Record<Cause, { side: Side; line: string }>> = {
  'browser-closed': {
    side: 'client',
    line: 'the page was closed, refreshed or left, or the browser ended',
  },
  'browser-throttled': {
    side: 'client',
    line: 'the page ran, but its timers were slowed or stuck: hidden or covered tab, other tabs or windows, memory saver',
  },
  'computer-asleep': {
    side: 'client',
    line: 'nothing of the page ran: sleep, hibernation, frozen tab or machine',
  },
  'unsupported-browser': {
    side: 'client',
    line: 'browser or version outside the supported list',
  },
  'third-party-gadget': {
    side: 'client',
    line: "a gadget that is not Cisco's stalled or broke the page",
  },
  'client-clock': { side: 'client', line: "the PC's clock jumps or drifts" },
  'duplicate-sign-in': {
    side: 'client',
    line: 'the same agent signed in elsewhere while the old desktop was alive',
  },
  authentication: {
    side: 'client',
    line: 'certificate, password or token: refused or expired',
  },
  'network-path': {
    side: 'network',
    line: 'the path between desktop and server: site, VPN, wireless, proxy, firewall',
  },
  'request-order': {
    side: 'network',
    line: 'requests lost, repeated, re-ordered or too many; the server ended the session over it',
  },
  'server-overload': {
    side: 'server',
    line: 'CPU, memory, garbage collection, threads, files: the server stood still or answered late',
  },
  'service-restart': {
    side: 'server',
    line: 'the Notification Service or Finesse Tomcat stopped or started',
  },
  'cti-connection-lost': {
    side: 'server',
    line: 'Finesse lost the CTI server or the CCX engine',
  },
  'server-clock': { side: 'server', line: "the server's clock jumps, or nodes disagree" },
  'signed-out': {
    side: 'operator',
    line: 'ordinary sign-out, supervisor, inactivity or device rules',
  },
  undetermined: {
    side: 'unknown',
    line: 'the logs at hand cannot tell; "decide" says what would',
  },
};

export const steps = [
  'last-contact',
  'silence',
  'idle-close',
  'session-closed',
  'terminate',
  'rejected',
  'replaced',
  'server-stop',
  'server-start',
  'presence-unavailable',
  'expiry-armed',
  'expiry-fired',
  'undeliverable',
  'forced-logout',
  'logout-request',
  'logout-confirmed',
  'not-ready',
  'client-status',
  'return',
] as const;
export type Step = (typeof steps)[number];

export const stepWords: Readonly<Record<Step, string>> = {
  'last-contact': 'last sign of the desktop',
  silence: 'no request held',
  'idle-close': 'closed as idle',
  'session-closed': 'session closed',
  terminate: 'ended by the desktop',
  rejected: 'ended by the server',
  replaced: 'replaced by another sign-in',
  'server-stop': 'server stopped',
  'server-start': 'server started',
  'presence-unavailable': 'presence unavailable',
  'expiry-armed': 'put into the expiry hash',
  'expiry-fired': 'taken out of the expiry hash',
  undeliverable: 'message undeliverable',
  'forced-logout': 'forced logout decided',
  'logout-request': 'logout sent to CTI',
  'logout-confirmed': 'logout confirmed by CTI',
  'not-ready': 'set Not Ready instead',
  'client-status': 'desktop reports',
  return: 'back',
};

export const owners = ['agent', 'network', 'administrator', 'tac'] as const;

/** Of a file's text; every byte sequence that shows nothing else is taken for `utf-8`. */
export const encodings = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'] as const;
export type TextEncoding = (typeof encodings)[number];

export const transports = ['bosh', 'websocket', 'unknown'] as const;
export type Transport = (typeof transports)[number];

export const deployments = ['uccx', 'ucce', 'unknown'] as const;
export type Deployment = (typeof deployments)[number];

export const offsetBases = [
  'option',
  'printed',
  'epoch-pair',
  'matched-events',
  'assumed-utc',
] as const;
export type OffsetBasis = (typeof offsetBases)[number];

/** `banner`: a record says it. `wording`: its records have that wording. `format`: their form narrows it further. */
export const releaseBases = ['banner', 'wording', 'format'] as const;
export type ReleaseBasis = (typeof releaseBases)[number];

/** What happened to a server itself, as `serverEvents` and SERVER name it. */
export const serverEventNames = [
  'sweep-gap',
  'slow-sweeps',
  'clock-step',
  'clock-back',
  'server-stop',
  'server-start',
  'restart',
  'finesse-start',
  'in-service',
  'out-of-service',
  'service-user-lost',
  'service-user-back',
  'xmpp-lost',
  'xmpp-established',
  'xmpp-changed',
  'cti-lost',
  'cti-established',
  'cti-changed',
  'memory',
  'threads',
  'open-files',
  'accept-failed',
  'database',
  'queue',
  'slow-publication',
  'slow-cti',
] as const;
export type ServerEventName = (typeof serverEventNames)[number];
