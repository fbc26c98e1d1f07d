import type { Next } from '../report.ts';

/** What an administrator reads of one name that a report, a timeline or `--why` prints. */
export interface Explanation {
  readonly what: string;
  readonly shows: readonly Shown[];
  /** What leaves similar records, and what tells it apart. */
  readonly looksLike?: readonly LookAlike[];
  readonly next?: readonly Next[];
  readonly sources: readonly Source[];
}

/** What stands where. */
export interface Shown {
  readonly log: Log;
  readonly text: string;
}

export interface LookAlike {
  /** A name that can be explained, too. */
  readonly name: string;
  readonly text: string;
}

/**
 * As people call them: `Openfire` stands for whichever of its files has the level. `all logs` is what only several
 * of them together tell.
 */
export type Log =
  | 'debug.log'
  | 'info.log'
  | 'warn.log'
  | 'Openfire'
  | 'webservices'
  | 'client log'
  | 'access log'
  | 'other logs'
  | 'all logs'
  | 'report';

export const explainedGroups = [
  'cause',
  'rule',
  'outcome',
  'step',
  'reason',
  'record',
  'server-event',
  'confidence',
  'strength',
  'side',
  'log',
] as const;
export type ExplainedGroup = (typeof explainedGroups)[number];

/** One name, with all that is known of it: from the vocabularies, the rules, the reason codes and the parsers. */
export interface Explained {
  readonly group: ExplainedGroup;
  /** As a report or a timeline prints it. */
  readonly name: string;
  /** In one line, where there is one. */
  readonly title?: string;
  readonly what: string;
  /** Of a rule: its conditions, in the order in which they are asked. */
  readonly asks: readonly string[];
  readonly shows: readonly { readonly log: string; readonly text: string }[];
  /** Of a record: how it reads, by release. */
  readonly records: readonly KnownRecord[];
  readonly looksLike: readonly { readonly name?: string; readonly text: string }[];
  readonly next: readonly Next[];
  readonly decide?: string;
  readonly sources: readonly string[];
  /** Other names that belong to it. */
  readonly see: readonly string[];
}

export interface KnownRecord {
  readonly release: string;
  /** Seen in a real log. */
  readonly verified: boolean;
  readonly sample: string;
}

/** Where what is said comes from. */
export const sourceWords = {
  technote:
    'Cisco TechNote 211376, on how the BOSH connection works for the presence of Finesse Agent Desktop',
  'technote-200937': 'Cisco TechNote 200937 (records of a saturated thread pool, UCCE 2014)',
  'technote-212077': 'Cisco TechNote 212077 (records of late events, UCCE Finesse 11.x)',
  'administration-guide': 'Finesse Administration Guide 15.0(1)',
  failover: 'Finesse Administration Guide 15.0(1), Failover',
  'ccx-design': 'Unified CCX 12.5(1)SU1, High Availability and Network Design',
  mnemonics:
    'Finesse Administration Guide 15.0(1), system messages: names only, no record published',
  'reason-codes': 'the lists of reason codes (bosh-diag explain 255 names their sources)',
  openfire: "Openfire's source, releases 3.7 to 5.1",
  'openfire-ran': 'measured: Openfire 3.8.2 and 4.2.4, running',
  'browser-ran': 'measured: Chromium 156 on Linux against Openfire 3.8.2, over BOSH',
  'finesse.js':
    "Cisco's published scripts: finesse.js 9.1 to 10.5, EventTunnel.js of 12.0 and later",
  'client-log': 'a published client log of Finesse, 2017',
  'developer-site': 'developer.cisco.com, Finesse: connection information, notifications',
  'cti-guide': 'CTI Server Message Reference Guide 12.5',
  tomcat: "the access log patterns of Tomcat 7 to 9 and of Finesse's webproxy",
  java: 'the texts of OpenJDK and Netty',
  inferred: 'in part concluded from these, and stated by no source',
  'bosh-diag': 'how bosh-diag uses the word',
} as const;

export type Source = keyof typeof sourceWords;
