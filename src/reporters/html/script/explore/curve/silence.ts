import type { ReportDisconnect } from '../../../../../model/report.ts';
import { type Step, stepWords } from '../../../../../model/words.ts';

/** All times in ms since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What a sweep says: so long had nothing come. */
interface SweptSilence {
  readonly at: number;
  readonly silentMs: number;
}

/** Nothing came from `began` on; the time that it is drawn for begins later where sweeps contradict each other. */
export interface Tooth extends Span {
  readonly began: number;
}

export interface Mark {
  readonly at: number;
  readonly step: Step;
  readonly words: string;
}

/** The silence before a disconnect, or the silences before a near-miss. */
export interface Silence extends Span {
  readonly sweeps: readonly SweptSilence[];
  readonly teeth: readonly Tooth[];
  readonly contact?: Span;
  /** What came of it, near enough to be in the picture. */
  readonly marks: readonly Mark[];
  /** What came of it so much later that it would press the silence flat. */
  readonly later: readonly Mark[];
  readonly longestMs: number;
  /** Silences that one sweep stands for, where there were several: the longest. */
  readonly times: number;
}

/** Sweep and silence are both told in whole seconds at worst. */
const slackMs = 2000;
/** So many times the silence's own length may follow it in the picture. */
const mostAfter = 2;

const ends: readonly Step[] = [
  'idle-close',
  'terminate',
  'rejected',
  'replaced',
  'server-stop',
  'server-start',
  'session-closed',
  'presence-unavailable',
];
const logouts: readonly Step[] = [
  'logout-confirmed',
  'not-ready',
  'logout-request',
  'forced-logout',
];

/** Undefined where the logs tell of no silence. */
export function silenceOf(disconnect: ReportDisconnect): Silence | undefined {
  const sweeps = sweepsOf(disconnect);
  const contact = contactOf(disconnect);
  const all = marksOf(disconnect);
  const teeth = teethOf(sweeps, contact, all);
  const [first] = teeth;
  if (first === undefined) return undefined;
  const from = Math.min(first.began, contact?.from ?? first.began);
  const end = Math.max(...teeth.map(({ to }) => to));
  const latest = end + mostAfter * Math.max(end - from, slackMs);
  const following = all.filter(({ at }) => at >= from);
  const marks = following.filter(({ at }) => at <= latest);
  return {
    from,
    to: Math.max(end, ...marks.map(({ at }) => at)),
    sweeps,
    teeth,
    ...(contact && { contact }),
    marks,
    later: following.filter(({ at }) => at > latest),
    longestMs: Math.max(...teeth.map(({ began, to }) => to - began)),
    times: sweeps.length === 1 ? disconnect.count : 1,
  };
}

const sweepsOf = ({ steps }: ReportDisconnect): SweptSilence[] =>
  steps.flatMap(({ at, lastActiveMs }) =>
    lastActiveMs === undefined ? [] : [{ at: Date.parse(at), silentMs: lastActiveMs }],
  );

function contactOf({ lastContact }: ReportDisconnect): Span | undefined {
  if (lastContact === undefined) return undefined;
  return { from: Date.parse(lastContact.earliest), to: Date.parse(lastContact.latest) };
}

/** The end, the presence and the logout, each once, and every return. */
function marksOf(disconnect: ReportDisconnect): Mark[] {
  const { steps } = disconnect;
  const firstOf = (kinds: readonly Step[]) =>
    kinds.flatMap((kind) => steps.find(({ step }) => step === kind) ?? []).at(0);
  const end = steps.find(({ step }) => ends.includes(step));
  const presence = firstOf(['presence-unavailable']);
  const others = [...new Set([end, presence, firstOf(logouts)])]
    .filter((one) => one !== undefined)
    .map(({ at, step }) => ({ at: Date.parse(at), step, words: stepWords[step] }));
  return [...others, ...returnsOf(disconnect)].sort((a, b) => a.at - b.at);
}

/** The one that the details tell, then those that came later. */
function returnsOf({ steps, returnedAt }: ReportDisconnect): Mark[] {
  const told = steps.flatMap(({ step, at }) => (step === 'return' ? [Date.parse(at)] : []));
  const first = returnedAt === undefined ? Math.min(...told) : Date.parse(returnedAt);
  if (!Number.isFinite(first)) return [];
  const later = [...new Set(told)].filter((at) => at > first);
  return [first, ...later].map((at) => ({
    at,
    step: 'return',
    words: at === first ? stepWords.return : `${stepWords.return} again`,
  }));
}

/**
 * Sweeps that agree on when nothing came any more are of one silence, which lasts until something ends it. A return ends
 * none: its record says that the desktop was back by then, not since when.
 */
function teethOf(
  sweeps: readonly SweptSilence[],
  contact: Span | undefined,
  marks: readonly Mark[],
): Tooth[] {
  const teeth: Tooth[] = [];
  for (const { at, silentMs } of sweeps) {
    const began = at - silentMs;
    const last = teeth.at(-1);
    if (last && Math.abs(began - last.began) <= slackMs)
      teeth[teeth.length - 1] = { ...last, to: at };
    else teeth.push({ began, from: Math.max(began, last?.to ?? began), to: at });
  }
  const last = teeth.at(-1);
  const since = last ?? (contact && { began: contact.to, from: contact.to, to: contact.to });
  const end = since && marks.find(({ at, step }) => step !== 'return' && at >= since.to);
  if (since === undefined || end === undefined) return teeth;
  return [...teeth.slice(0, -1), { ...since, to: end.at }];
}
