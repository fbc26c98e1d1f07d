import type { ReportAgent, ReportDisconnect, ReportStep } from '../../../../model/report.ts';
import type { Step } from '../../../../model/words.ts';
import { outcomeTone } from '../../../phrases/outcome-tone.ts';
import type { Range } from './scale.ts';

/** How bad it is, as a colour: of what is no return, that of how the disconnect came out. */
export type Tone = 'bad' | 'doubtful' | 'good';

/** What is drawn of a record: never told by its colour alone. */
export type Shape = 'logout' | 'end' | 'away' | 'back' | 'note';

export interface Mark {
  readonly at: number;
  readonly shape: Shape;
  readonly tone: Tone;
  readonly step: ReportStep;
}

/** No request, from when on and until when; `depth` is how near it came to the idle limit, which is 1. */
export interface Silence extends Range {
  readonly depth: number;
  readonly tone: Tone;
}

export interface Lane {
  readonly agent: ReportAgent;
  /** By time, as all that follows. */
  readonly marks: readonly Mark[];
  readonly seen: readonly (Range & { readonly node: string })[];
  readonly silences: readonly Silence[];
  readonly contacts: readonly Range[];
  /** From the presence put into the expiry hash to the logout, the return or the end of the grace. */
  readonly graces: readonly Range[];
  readonly disconnects: readonly ReportDisconnect[];
}

export interface Limits {
  readonly idleMs: number;
  readonly graceMs: number;
}

const ms = (iso: string): number => Date.parse(iso);

export function laneOf(
  agent: ReportAgent,
  disconnects: readonly ReportDisconnect[],
  limits: Limits,
): Lane {
  const seen = (agent.seen ?? []).map(({ node, from, to }) => ({
    node,
    from: ms(from),
    to: ms(to),
  }));
  return {
    agent,
    marks: disconnects.flatMap(marksOf).sort((a, b) => a.at - b.at),
    seen: seen.sort(byTime),
    silences: disconnects.flatMap((one) => silencesOf(one, limits)).sort(byTime),
    contacts: disconnects
      .flatMap(({ lastContact }) => lastContact ?? [])
      .map(({ earliest, latest }) => ({ from: ms(earliest), to: ms(latest) }))
      .sort(byTime),
    graces: disconnects.flatMap((one) => gracesOf(one, limits)).sort(byTime),
    disconnects,
  };
}

const byTime = (a: Range, b: Range): number => a.from - b.from || a.to - b.to;

/** Undefined for what is an interval or a silence, and drawn as that. */
const shapes: Readonly<Record<Step, Shape | undefined>> = {
  'last-contact': undefined,
  silence: undefined,
  'idle-close': 'end',
  'session-closed': 'end',
  terminate: 'end',
  rejected: 'end',
  replaced: 'end',
  'server-stop': 'end',
  'server-start': 'note',
  'presence-unavailable': 'away',
  'expiry-armed': 'note',
  'expiry-fired': 'note',
  undeliverable: 'note',
  'forced-logout': 'logout',
  'logout-request': 'logout',
  'logout-confirmed': 'logout',
  'not-ready': 'logout',
  'client-status': 'note',
  return: 'back',
};

const marksOf = ({ steps, outcome }: ReportDisconnect): Mark[] =>
  steps.flatMap((step) => {
    const shape = shapes[step.step];
    const tone = shape === 'back' ? 'good' : outcomeTone[outcome];
    return shape === undefined ? [] : [{ at: ms(step.at), shape, tone, step }];
  });

function silencesOf({ steps, at, outcome, lastContact }: ReportDisconnect, { idleMs }: Limits) {
  const tone = outcomeTone[outcome];
  const found: Silence[] = [];
  const grow = (from: number, to: number): void => {
    const last = found.at(-1);
    // What a sweep says to have begun before the sweep before it is the same silence, even where the two contradict.
    const isSame = last !== undefined && from <= last.to;
    const begin = isSame ? Math.min(last.from, from) : from;
    if (isSame) found.pop();
    found.push({ from: begin, to, depth: Math.min(1, (to - begin) / idleMs), tone });
  };
  for (const { step, at: swept, lastActiveMs } of steps)
    if (step === 'silence' && lastActiveMs !== undefined) grow(ms(swept) - lastActiveMs, ms(swept));
  if (found.length === 0 && lastContact !== undefined && ms(lastContact.latest) < ms(at))
    grow(ms(lastContact.latest), ms(at));
  return found;
}

const graceEnds: readonly Step[] = ['forced-logout', 'logout-request', 'return'];

const gracesOf = ({ steps }: ReportDisconnect, { graceMs }: Limits): Range[] =>
  steps.flatMap(({ step, at }, index) => {
    if (step !== 'expiry-armed') return [];
    const end = steps.slice(index).find((later) => graceEnds.includes(later.step));
    const to = end === undefined ? ms(at) + graceMs : ms(end.at);
    return [{ from: ms(at), to }];
  });
