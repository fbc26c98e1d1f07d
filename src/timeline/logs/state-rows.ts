import { ctiState } from '../../model/cti-state.ts';
import type { FactOf } from '../../model/fact.ts';
import type { Spot } from '../../model/observation.ts';
import { causerOf } from '../../model/reason-code-words.ts';
import { requestBits } from '../../model/row.ts';
import { type RecordTime, wallMs } from '../../model/time.ts';
import { isOwnRequest } from '../logouts.ts';
import { Blocks, type Guesses } from './blocks.ts';
import { instantOf } from './instant-of.ts';
import type { Interner } from './interner.ts';
import { RowOrder } from './row-order.ts';
import type { Shelf } from './shelf.ts';

/** An agent's state, as CTI tells it or as somebody asks for it. */
export type StateFact = FactOf<'state-event'> | FactOf<'state-request'>;
type Product = 'uccx' | 'ucce';

/** `awayMs`: from the record's reading to when CTI's message came. `says`: bits, see {@link told}. */
export const stateColumn = {
  agent: 0,
  name: 1,
  wall: 2,
  offsetMinutes: 3,
  awayMs: 4,
  state: 5,
  reason: 6,
  says: 7,
  line: 8,
  offset: 9,
} as const;
const stateGuesses: Guesses = [
  'first',
  'first',
  'before',
  'first',
  'first',
  'first',
  'first',
  'first',
  'before',
  'before',
];

/** What a row says beside its numbers. */
const told = {
  request: 1,
  sso: 2,
  noSso: 4,
  uccx: 8,
  ucce: 16,
  received: 32,
  reason: 64,
} as const;

/** Of those that print which product it is. */
const products = told.uccx | told.ucce;

/** A state as a row: its texts by their numbers. */
export interface StateRow {
  readonly agent: number;
  readonly name: number;
  readonly state: number;
  readonly reasonCode: number | undefined;
  /** When CTI's message came. */
  readonly epochMs: number | undefined;
  readonly says: number;
}

export const saysOf = (product: Product | undefined): number => (product ? told[product] : 0);

const saysOfRequest = ({ sso }: FactOf<'state-request'>): number =>
  told.request | (sso === undefined ? 0 : sso ? told.sso : told.noSso);

/** A request as a kernel reads it; a reason of −1 is none. */
export function requestOf(
  agent: string,
  state: number,
  reason: number,
  says: number,
): FactOf<'state-request'> {
  const has = (bit: number): boolean => (says & bit) !== 0;
  return {
    kind: 'state-request',
    agent,
    state,
    reasonCode: reason < 0 ? undefined : reason,
    forced: has(requestBits.forced),
    ...(has(requestBits.supervised) && { supervised: true }),
    sso: has(requestBits.sso) ? true : has(requestBits.noSso) ? false : undefined,
  };
}

/**
 * An agent at work: neither in nor out, and not for the system's reasons. Such states are told all day, and matter only
 * near a loss.
 */
export const isOrdinary = (fact: StateFact): boolean =>
  fact.kind === 'state-event'
    ? isOrdinaryState(fact.state, fact.reasonCode)
    : fact.state !== ctiState.login && isOwnRequest(fact);

export const isOrdinaryState = (state: number, reasonCode: number | undefined): boolean =>
  isWork(state) &&
  (state !== ctiState.notReady || reasonCode === undefined || !isByConnection(reasonCode));

const isWork = (state: number): boolean => state !== ctiState.login && state !== ctiState.logout;

/** Of any product. */
const isByConnection = (code: number): boolean =>
  (['ucce', 'uccx'] as const).some(
    (product) => causerOf(code, product, 'not-ready') === 'connection',
  );

export const isRequest = (says: number): boolean => (says & told.request) !== 0;
/** Differ where products do. */
export const productBits = (says: number): number => says & products;

/** Rows of what agents do, as they stand in a log. */
export class StateRows extends Blocks {
  readonly order = new RowOrder();
  readonly #interner: Interner;
  /** Used again for each row: they come in millions. */
  readonly #next: number[] = new Array(stateGuesses.length).fill(0.5);

  constructor(interner: Interner, shelf?: Shelf) {
    super(stateGuesses, shelf);
    this.#interner = interner;
  }

  /** `turns`: how often the clock was set back before. */
  add(fact: StateFact, time: RecordTime, spot: Spot, turns: number): void {
    const isEvent = fact.kind === 'state-event';
    const row = {
      agent: this.#interner.number(fact.agent),
      name: isEvent ? this.#interner.number(fact.stateName) : 0,
      state: fact.state,
      reasonCode: fact.reasonCode,
      epochMs: isEvent ? fact.epochMs : undefined,
      says: isEvent ? saysOf(fact.product) : saysOfRequest(fact),
    };
    this.addRow(row, time, spot, turns);
  }

  addRow(
    { agent, name, state, reasonCode, epochMs, says }: StateRow,
    time: RecordTime,
    { line, offset }: Spot,
    turns: number,
  ): void {
    this.order.note(instantOf(time), turns);
    const cells = this.#next;
    cells[stateColumn.agent] = agent;
    cells[stateColumn.name] = name;
    cells[stateColumn.wall] = time.wall;
    cells[stateColumn.offsetMinutes] = time.offsetMinutes ?? 0;
    // What is not told is as before: that takes no room.
    if (epochMs !== undefined) cells[stateColumn.awayMs] = epochMs - time.wall;
    cells[stateColumn.state] = state;
    cells[stateColumn.reason] = reasonCode ?? 0;
    cells[stateColumn.says] =
      says |
      (epochMs === undefined ? 0 : told.received) |
      (reasonCode === undefined ? 0 : told.reason);
    cells[stateColumn.line] = line;
    cells[stateColumn.offset] = offset;
    this.push(cells);
  }

  /** What the clock of its record showed: all of these print their offset. */
  time(row: number): RecordTime {
    const wall = wallMs(this.get(row, stateColumn.wall));
    return { wall, offsetMinutes: this.get(row, stateColumn.offsetMinutes) };
  }

  spot(row: number): Spot {
    return { line: this.get(row, stateColumn.line), offset: this.get(row, stateColumn.offset) };
  }

  /** The fact that a row is. */
  fact(row: number): StateFact {
    const says = this.get(row, stateColumn.says);
    const has = (bit: number): boolean => (says & bit) !== 0;
    const agent = this.#interner.text(this.get(row, stateColumn.agent)) ?? '';
    const state = this.get(row, stateColumn.state);
    const reasonCode = has(told.reason) ? this.get(row, stateColumn.reason) : undefined;
    if (isRequest(says)) {
      const sso = has(told.sso) ? true : has(told.noSso) ? false : undefined;
      return { kind: 'state-request', agent, state, reasonCode, forced: false, sso };
    }
    const receivedMs = this.get(row, stateColumn.wall) + this.get(row, stateColumn.awayMs);
    return {
      kind: 'state-event',
      agent,
      state,
      stateName: this.#interner.text(this.get(row, stateColumn.name)),
      reasonCode,
      product: has(told.uccx) ? 'uccx' : has(told.ucce) ? 'ucce' : undefined,
      epochMs: has(told.received) ? receivedMs : undefined,
    };
  }
}
