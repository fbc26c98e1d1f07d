import { ctiState } from '../model/cti-state.ts';
import type { Deployment, Step } from '../model/words.ts';
import { type Confirmation, isInstead, logoutOnDisconnect } from './confirmation.ts';
import type { ChainStep } from './disconnect.ts';
import type { End } from './end.ts';
import { byTime, type Event, isKind, type Mark } from './event.ts';
import type { LastContact } from './last-contact.ts';
import { isForcedRequest } from './logouts.ts';
import type { Return } from './returns.ts';
import type { NearMiss, Silence } from './session.ts';

interface ChainParts {
  readonly at: Mark;
  readonly lastContact?: LastContact | undefined;
  readonly silence?: Silence | undefined;
  /** Every record that tells the session's end, not only the first. */
  readonly ends: readonly End[];
  readonly records: readonly Event[];
  readonly confirmation: Confirmation;
  readonly product: Deployment;
  readonly returned?: Return | undefined;
  /** After what came of the loss. */
  readonly returnedAgain?: readonly Return[];
}

/** The chain of a loss, each step with its record, in time order. */
export function stepsOf(parts: ChainParts): ChainStep[] {
  const { lastContact, silence, ends, returned } = parts;
  const silences = (silence?.sweeps ?? []).map((sweep) => silenceStep(sweep));
  const cited = new Set(ends.flatMap(({ event }) => event ?? []));
  const ended = ends.map((end) => step(end.step, end, detailOfEnd(end, parts)));
  const followed = worthAStep(parts).flatMap((event) => {
    const name = cited.has(event) ? undefined : stepOfRecord(event);
    return name && notPast(event, returned) ? [step(name, event, detailOf(event, parts))] : [];
  });
  const back = [returned ?? [], parts.returnedAgain ?? []]
    .flat()
    .map((one) => step('return', one, one.notLaterThan ? 'not later than' : undefined));
  const chain = withoutRepeats([...silences, ...ended, ...followed].sort(byMark));
  return [...contactStep(lastContact, chain), ...[...chain, ...back].sort(byMark)];
}

export function nearMissSteps(near: NearMiss): ChainStep[] {
  const { greatest, last, count } = near;
  const times = count > 1 ? `, ${count} times` : '';
  return [
    silenceStep(greatest, times),
    ...(byTime(greatest, last) < 0 ? [step('return', last, undefined)] : []),
  ];
}

const step = (name: Step, mark: Mark, detail: string | undefined): ChainStep => ({
  step: name,
  at: mark.at,
  mark,
  ...(detail !== undefined && { detail }),
});

const silenceStep = (sweep: Mark & { readonly lastActiveMs: number }, more = ''): ChainStep => ({
  ...step('silence', sweep, `${sweep.lastActiveMs} ms${more}`),
  lastActiveMs: sweep.lastActiveMs,
});

/** The contact itself has no record: it stands before the first that follows it. */
function contactStep(contact: LastContact | undefined, chain: readonly ChainStep[]): ChainStep[] {
  if (!contact) return [];
  const first = chain[0]?.at ?? contact.latest;
  return [{ step: 'last-contact', at: first < contact.latest ? contact.earliest : contact.latest }];
}

/** Openfire says some things twice in one moment. */
function withoutRepeats(chain: readonly ChainStep[]): ChainStep[] {
  const seen = new Set<string>();
  return chain.filter(({ step: name, at, detail }) => {
    const key = `${name} ${at} ${detail}`;
    return !seen.has(key) && seen.add(key);
  });
}

const byMark = (a: ChainStep, b: ChainStep): number =>
  a.mark && b.mark ? byTime(a.mark, b.mark) : a.at - b.at;

const notPast = (event: Event, returned: Return | undefined): boolean =>
  !returned || event.at <= returned.at;

/** Every message for a dead desktop is undeliverable: the first tells it. Not Ready answers a logout request, else it is the agent's own. */
function worthAStep({ records, confirmation, product }: ChainParts): Event[] {
  const { answer } = confirmation;
  const undelivered = records.find(({ fact }) => fact.kind === 'undeliverable');
  const asked = records.filter((event) => isKind(event, 'state-request')).find(isForcedRequest);
  return records.filter((event) => {
    const { fact } = event;
    if (fact.kind === 'undeliverable') return event === undelivered;
    if (fact.kind !== 'state-event' || fact.state !== ctiState.notReady) return true;
    return event === answer || (asked !== undefined && isInstead(event, asked, product));
  });
}

function stepOfRecord({ fact }: Event): Step | undefined {
  switch (fact.kind) {
    case 'session-closed':
      return 'session-closed';
    case 'route-removed':
      return 'session-closed';
    case 'invalid-session':
      return 'rejected';
    case 'presence':
      return fact.type === 'unavailable' ? 'presence-unavailable' : undefined;
    case 'expiry-armed':
    case 'expiry-fired':
    case 'forced-logout':
    case 'undeliverable':
    case 'client-status':
      return fact.kind;
    case 'state-request':
      return fact.state === ctiState.logout ? 'logout-request' : undefined;
    case 'state-event':
      if (fact.state === ctiState.logout) return 'logout-confirmed';
      return fact.state === ctiState.notReady ? 'not-ready' : undefined;
    default:
      return undefined;
  }
}

function detailOf(event: Event, parts: ChainParts): string | undefined {
  const { fact } = event;
  switch (fact.kind) {
    case 'client-status':
      return fact.status;
    case 'state-request':
    case 'state-event':
      return fact.reasonCode === undefined
        ? undefined
        : `reason ${fact.reasonCode}${loadDetail(event, parts)}`;
    case 'invalid-session':
      return 'unknown session';
    case 'route-removed':
      return 'route removed';
    default:
      return undefined;
  }
}

function loadDetail(event: Event, { confirmation, product }: ChainParts): string {
  if (event !== confirmation.answer) return '';
  const load = logoutOnDisconnect(confirmation, product);
  return load === undefined ? '' : ` (LOAD ${load})`;
}

function detailOfEnd({ event, inferred }: End, parts: ChainParts): string | undefined {
  if (inferred === 'superseded') return 'a new session took over';
  if (inferred === 'vanished') return 'missing from the sweep';
  if (inferred === 'past-threshold') return 'idle past the threshold';
  const fact = event?.fact;
  if (fact?.kind === 'rid-unavailable') return `rid ${fact.rid} repeated`;
  if (fact?.kind === 'rid-too-high') return `rid ${fact.rid} > ${fact.limit}`;
  if (fact?.kind === 'overactivity') return 'overactivity';
  if (fact?.kind === 'session-error') return fact.condition;
  return event ? detailOf(event, parts) : undefined;
}
