import type { Deployment } from '../model/words.ts';
import type { NodeOffset } from '../timeline/clocks/clock.ts';
import type { Span } from '../timeline/logs/spans.ts';

/** The logs whose lack leaves a question open, in the order in which they are asked for. */
export const wantedLogs = [
  'client',
  'openfire-debug',
  'openfire-info',
  'access',
  'webservices',
] as const;
export type Wanted = (typeof wantedLogs)[number];

export interface Collection {
  readonly deployment: Deployment;
  /** `abstime …`, where it is known by which clock. */
  readonly window?: string;
  /** The node's debug logging was on: what is missing was rotated away, or cut off. */
  readonly debugged: boolean;
  /** The node's Finesse is known to have the switch of debug logging. */
  readonly switchable: boolean;
}

/**
 * How to get a log, by product. Sources: Finesse Administration Guide 15.0(1), "Log Collection" (command, RTMT);
 * UCCX TechNotes 212078 (command, `abstime`) and 210888 (the service's name in RTMT); TechNote 211376 for the debug
 * switches, which Finesse 12.6(1) and UCCX 12.5(1)SU1 no longer have.
 */
export function howToCollect(wanted: Wanted, collection: Collection): string {
  const { deployment, debugged, switchable } = collection;
  if (wanted === 'client') return clientLog[deployment];
  if (wanted === 'openfire-debug' && !debugged) return debugLog(deployment, switchable);
  return serverLog(collection);
}

/** One command brings all logs of a server. */
function serverLog({ deployment, window = '' }: Collection): string {
  const options = `recurs compress${window && ` ${window}`}`;
  const caution = window && 'without abstime if a file does not come';
  const rtmt = 'or RTMT, Trace & Log Central, Collect Files';
  if (deployment === 'uccx')
    return `on the UCCX server: file get activelog /desktop ${options}${noted(caution)}; ${rtmt}, Cisco Finesse`;
  if (deployment === 'ucce')
    return `on the Finesse server: file get activelog desktop ${options}${noted(caution)}; ${rtmt}`;
  return `on the server: file get activelog desktop ${options}${noted('UCCX: /desktop', caution)}; ${rtmt}`;
}

function noted(...notes: readonly string[]): string {
  const said = notes.filter((note) => note !== '');
  return said.length > 0 ? ` (${said.join('; ')})` : '';
}

/** Where the release is not known, the ones that have the switch are named. */
function debugLog(deployment: Deployment, switchable: boolean): string {
  const off = 'a restart of the service switches it off';
  const since = (releases: string): string => noted(switchable ? '' : releases, off);
  if (deployment === 'uccx')
    return `before the next time: utils uccx notification-service log enable${since('UCCX before 12.5(1)SU1')}, then file get activelog /desktop recurs compress`;
  if (deployment === 'ucce')
    return `before the next time: utils finesse notification logging enable${since('Finesse before 12.6(1)')}, then file get activelog desktop recurs compress`;
  const uccx = 'UCCX: utils uccx notification-service log enable';
  const gone = switchable ? '' : 'not from Finesse 12.6(1) and UCCX 12.5(1)SU1 on';
  return `before the next time: utils finesse notification logging enable${noted(uccx, gone)}, then file get activelog desktop recurs compress`;
}

const report =
  "on the agent's desktop: Send Error Report, soon after it happened and before the page is reloaded; then";
const clientLog: Readonly<Record<Deployment, string>> = {
  ucce: `${report} file get activelog desktop recurs compress (folder clientlogs)`,
  uccx: `${report} file get activelog /desktop recurs compress (folder clientlogs)`,
  unknown: `${report} file get activelog desktop recurs compress (folder clientlogs)`,
};

const minuteMs = 60_000;

/** `abstime hh:mm:MM/DD/YY hh:mm:MM/DD/YY` on the server's own clock; undefined where that clock is not known. */
export function abstime({ from, to }: Span, offsets: readonly NodeOffset[]): string | undefined {
  if (offsets.length === 0 || offsets.some(({ basis }) => basis === 'assumed-utc'))
    return undefined;
  // Where the clock is changed in between, the window holds the readings of both.
  const used = [offsetAt(from, offsets), offsetAt(to, offsets)];
  const first = Math.floor((from + Math.min(...used)) / minuteMs) * minuteMs;
  const last = Math.ceil((to + Math.max(...used)) / minuteMs) * minuteMs;
  return `abstime ${reading(first)} ${reading(last)}`;
}

const offsetAt = (at: number, offsets: readonly NodeOffset[]): number =>
  (offsets.filter(({ from }) => from <= at).at(-1) ?? offsets[0])?.offsetMs ?? 0;

function reading(wall: number): string {
  const [date = '', time = ''] = new Date(wall).toISOString().split('T');
  const [year = '', month, day] = date.split('-');
  return `${time.slice(0, 5)}:${month}/${day}/${year.slice(2)}`;
}
