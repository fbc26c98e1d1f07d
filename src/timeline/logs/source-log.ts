import type { Fact, FactOf } from '../../model/fact.ts';
import type { Observation, Spot } from '../../model/observation.ts';
import type { RecordTime, WallMs } from '../../model/time.ts';
import { userOfPath } from '../../model/user-path.ts';
import type { SourceKind } from '../../model/words.ts';
import { CtiWatch } from '../faults/cti-watch.ts';
import { type FaultRecord, FaultRuns } from '../faults/fault-runs.ts';
import { QueueWatch } from '../faults/queue-watch.ts';
import { ReleaseNotes, type Shown } from '../releases/release-notes.ts';
import { isRoutine, slowRoundTripMs } from '../routine.ts';
import { AddressVotes } from './address-votes.ts';
import { AgentAddresses } from './agent-addresses.ts';
import { AgentBrowsers } from './agent-browsers.ts';
import type { Style } from './batch.ts';
import { Blocks, type Guesses } from './blocks.ts';
import { fingerprint } from './fingerprint.ts';
import { instantOf } from './instant-of.ts';
import type { Interner } from './interner.ts';
import { LogTimes } from './log-times.ts';
import { PageWatch } from './page-watch.ts';
import { RefusalWatch } from './refusal-watch.ts';
import { RowOrder } from './row-order.ts';
import type { Shelf } from './shelf.ts';
import { isOrdinary, isOrdinaryState, requestOf, StateRows, saysOf } from './state-rows.ts';

/** An absolute instant printed beside the record's own clock reading. */
export interface ClockSample {
  readonly wall: WallMs;
  readonly epochMs: number;
  readonly line: number;
  /** Records in a row that say the same. */
  count: number;
}

/** Records in a row that print one offset. */
export interface PrintedOffset {
  readonly offsetMinutes: number;
  readonly from: WallMs;
  to: WallMs;
}

export const sweepColumn = { sid: 0, jid: 1, wall: 2, value: 3, line: 4, offset: 5 } as const;
const sweepGuesses: Guesses = ['first', 'first', 'before', 'first', 'before', 'before'];
/** In the column `status`: the request's arrival (`HTTP RECV`), not a `consumeResponse`. */
export const receivedStatus = 100;

export const requestColumn = {
  sid: 0,
  jid: 1,
  wall: 2,
  rid: 3,
  status: 4,
  unavailable: 5,
  line: 6,
  offset: 7,
} as const;
const requestGuesses: Guesses = [
  'first',
  'first',
  'before',
  'alike',
  'first',
  'first',
  'before',
  'before',
];

export type Product = 'uccx' | 'ucce';

/** What a message of CTI's tells beside its texts: a state and its reason (−1 none), or the ms that it took. */
export interface CtiNumbers {
  readonly number: number;
  readonly reasonCode: number;
  /** When it came. */
  readonly epochMs: number;
  readonly product: Product;
}

/** `request` is a fingerprint; `wall` is the clock's reading when it came, not when it was answered. */
export const restColumn = { agent: 0, request: 1, wall: 2, offsetMinutes: 3 } as const;
const restGuesses: Guesses = ['first', 'first', 'before', 'first'];

/** Messages that pile up for one session are its desktop's doing; for so many at once the server's, or their path's. */
const severalSessions = 3;

/** A power of two. */
const recentJids = 1_024;

/** Samples that agree with the one before to this much say nothing new. */
export const sampleToleranceMs = 2_000;

/** Its records print their offset from UTC. */
export const printsOffset = (log: SourceLog): boolean => log.first?.offsetMinutes !== undefined;

/** Width of a stamp in ms: Openfire prints whole seconds up to 4.7. */
export const stampOf = (log: SourceLog): number =>
  log.kind.startsWith('openfire') && !log.printsMs ? 1_000 : 1;

/** What one source said: facts as observations, routine ones as rows. */
export class SourceLog extends LogTimes {
  readonly observations: Observation[] = [];
  readonly sweeps: Blocks;
  readonly requests: Blocks;
  /** Requests about a user that an access log shows: most are routine, but they tell how clocks disagree. */
  readonly restRequests: Blocks;
  /** What agents do all day, as CTI tells it, and what they ask for. */
  readonly states: StateRows;
  readonly clockSamples: ClockSample[] = [];
  readonly printedOffsets: PrintedOffset[] = [];
  /** Instants that a record cannot precede: the smallest distance between clock reading and instant. */
  notBefore: { readonly distanceMs: number; readonly samples: number } | undefined;
  readonly abbreviations = new Set<string>();
  /** Records that name the product. */
  readonly products = { uccx: 0, ucce: 0 };
  /** Of the server's clock, as a desktop's log prints it. */
  serverOffsetMinutes: number | undefined;
  readonly addresses: AddressVotes;
  readonly agentAddresses = new AgentAddresses();
  readonly agentBrowsers = new AgentBrowsers();
  readonly releases = new ReleaseNotes();
  /** Its sweeps list only sessions that hold no request. */
  sweepsIdleOnly = false;
  readonly sweepOrder = new RowOrder();
  readonly requestOrder = new RowOrder();

  /** Pages that an access log shows at work. */
  readonly pages = new PageWatch();
  readonly refusals = new RefusalWatch();
  readonly faults = new FaultRuns();
  readonly #queues = new QueueWatch();
  readonly #cti: CtiWatch;

  /** Its number in the run: sources are numbered when all are read. */
  index = 0;
  readonly path: string;
  readonly tree: string;
  readonly kind: SourceKind;
  /** A subset of the family's records: its silence proves nothing. */
  readonly partial: boolean;
  readonly #interner: Interner;
  readonly #jids = new Set<number>();
  /** Some of them, each at a place of its own. */
  readonly #recentJids: number[] = [];
  /** Used again for each row: they come in millions. */
  readonly #sweepCells: number[] = new Array(6).fill(0.5);
  readonly #requestCells: number[] = new Array(8).fill(0.5);
  readonly #keepRoutine: boolean;

  constructor(
    identity: Pick<SourceLog, 'path' | 'tree' | 'kind' | 'partial'>,
    interner: Interner,
    keepRoutine: boolean,
    shelf?: Shelf,
  ) {
    super();
    this.sweeps = new Blocks(sweepGuesses, shelf);
    this.requests = new Blocks(requestGuesses, shelf);
    this.restRequests = new Blocks(restGuesses, shelf);
    this.states = new StateRows(interner, shelf);
    this.path = identity.path;
    this.tree = identity.tree;
    this.kind = identity.kind;
    this.partial = identity.partial;
    this.#interner = interner;
    this.addresses = new AddressVotes(interner);
    this.#cti = new CtiWatch(interner, this.faults);
    this.#keepRoutine = keepRoutine;
  }

  /** `number`: of the record, among all of the log. `untimed`: its time is that of the record before it. */
  add(fact: Fact, time: RecordTime, place: Spot, number = 0, untimed = false): void {
    const { wall } = time;
    const { line, offset } = place;
    this.noteUsed(time, line);
    if (!untimed) this.faults.noteTime(time);
    if (fact.kind === 'resource-fault') {
      this.faults.noteFault(fact, { time, spot: place, number, untimed });
      return;
    }
    this.#noteClock(fact, time, line);
    const jid = this.#number('jid' in fact ? fact.jid : undefined);
    this.#noteJid(jid);
    if ('product' in fact && fact.product) this.products[fact.product] += 1;
    this.addresses.note(fact, wall);
    if (fact.kind === 'sweep') {
      if (fact.idleOnly) this.sweepsIdleOnly = true;
      this.addSweep(this.#number(fact.sid), jid, fact.lastActiveMs, wall, line, offset);
      return;
    }
    if (fact.kind === 'consume-response') {
      const { sid, rid, status, unavailable } = fact;
      const flag = unavailable ? 1 : 0;
      this.#pushRequest(this.#number(sid), jid, rid, status, flag, wall, line, offset);
      return;
    }
    if (fact.kind === 'bosh-request' && fact.rid !== undefined) {
      const { sid, rid } = fact;
      this.#pushRequest(this.#number(sid), 0, rid, receivedStatus, 0, wall, line, offset);
    }
    if (fact.kind === 'http-access') {
      this.#noteRest(fact, time);
      this.pages.note(fact, { time, spot: place }, this.#interner);
      this.refusals.note(fact, { time, spot: place }, this.#interner);
      this.agentBrowsers.note(fact, { time, spot: place });
      if (fact.agent !== undefined)
        this.agentAddresses.note(fact.agent, fact.clientAddress, time, place);
    }
    this.#noteTrouble(fact, { time, spot: place, number });
    if ((fact.kind === 'state-event' || fact.kind === 'state-request') && isOrdinary(fact))
      this.states.add(fact, time, place, this.turns);
    else if (this.#keepRoutine || !isRoutine(fact))
      this.observations.push({ fact: withoutUserAgent(fact), time, place });
  }

  /** Takes the time of a row. Gives whether another row of that very time tells nothing more of times. */
  noteRow(time: RecordTime, line: number): boolean {
    this.noteUsed(time, line);
    this.faults.noteTime(time);
    this.notePrinted(time);
    return this.isAt(time);
  }

  /** A sweep that names a sid, and lists sessions that hold a request, too. */
  addSweep(
    sid: number,
    jid: number,
    lastActiveMs: number,
    wall: number,
    line: number,
    offset: number,
  ): void {
    this.#noteJid(jid);
    this.sweepOrder.note(wall, this.turns);
    const cells = this.#sweepCells;
    cells[sweepColumn.sid] = sid;
    cells[sweepColumn.jid] = jid;
    cells[sweepColumn.wall] = wall;
    cells[sweepColumn.value] = lastActiveMs;
    cells[sweepColumn.line] = line;
    cells[sweepColumn.offset] = offset;
    this.sweeps.push(cells);
  }

  /** A routine request, by its arrival (`HTTP RECV`) or its `consumeResponse`. */
  addRequest(
    sid: number,
    jid: number,
    rid: number,
    status: number,
    wall: number,
    line: number,
    offset: number,
  ): void {
    this.#noteJid(jid);
    this.addresses.took(sid, wall);
    this.#pushRequest(sid, jid, rid, status, 0, wall, line, offset);
  }

  addStatistics(
    jid: number,
    epochMs: number,
    queue: { readonly queued: number; readonly dropped: number },
    record: FaultRecord,
  ): void {
    const { time, spot } = record;
    this.#noteJid(jid);
    this.#sample(time.wall, epochMs, spot.line);
    this.#noteQueue(jid, queue, record);
  }

  /** What CTI says of an agent. */
  addState(
    agent: number,
    name: number,
    { number: state, reasonCode: code, epochMs, product }: CtiNumbers,
    { time, spot }: FaultRecord,
  ): void {
    const reasonCode = code < 0 ? undefined : code;
    this.#noteProduct(product, epochMs, time, spot);
    this.#cti.changed(agent, state, time, { first: this.first, receivedMs: epochMs });
    if (isOrdinaryState(state, reasonCode)) {
      const says = saysOf(product);
      const row = { agent, name, state, reasonCode, epochMs, says };
      this.states.addRow(row, time, spot, this.turns);
      return;
    }
    const fact = {
      kind: 'state-event' as const,
      agent: this.#text(agent),
      state,
      stateName: this.#interner.text(name),
      reasonCode,
      product,
      epochMs,
    };
    this.observations.push({ fact, time, place: spot });
  }

  /** What is asked of CTI; `says`: {@link requestBits}. */
  addStateRequest(
    agent: number,
    state: number,
    reason: number,
    says: number,
    { time, spot }: FaultRecord,
  ): void {
    const fact = requestOf(this.#text(agent), state, reason, says);
    if (isOrdinary(fact)) this.states.add(fact, time, spot, this.turns);
    else this.observations.push({ fact, time, place: spot });
  }

  addRoundTrip(
    message: number,
    { number: durationMs, epochMs, product }: CtiNumbers,
    record: FaultRecord,
  ): void {
    const { time, spot } = record;
    this.#noteProduct(product, epochMs, time, spot);
    if (durationMs < slowRoundTripMs) return;
    this.#cti.answered(durationMs, record);
    const fact = {
      kind: 'cti-round-trip' as const,
      message: this.#text(message),
      durationMs,
      epochMs,
      product,
    };
    this.observations.push({ fact, time, place: spot });
  }

  /** An agent's event on its way to the desktops, that says nothing of when CTI's message came. */
  addPublication(node: number, record: FaultRecord): void {
    this.#cti.published(node, record);
  }

  /** Takes what the form and the wording of some records show, from the first of them to the last. */
  noteStyle({ form, wording, isDebug }: Style, first: Shown, last: Shown, records: number): void {
    if (isDebug) this.noteDebug(first.time);
    if (isDebug) this.noteDebug(last.time);
    if (form !== undefined) this.releases.format(form, first, last, records);
    if (wording !== undefined) this.releases.wording(wording, first, last, records);
  }

  /** Rows of one JID mostly follow each other by some hundred others. */
  #noteJid(jid: number): void {
    const place = jid & (recentJids - 1);
    if (this.#recentJids[place] === jid) return;
    this.#recentJids[place] = jid;
    if (jid > 0) this.#jids.add(jid);
  }

  #pushRequest(
    sid: number,
    jid: number,
    rid: number,
    status: number,
    unavailable: number,
    wall: number,
    line: number,
    offset: number,
  ): void {
    this.requestOrder.note(wall, this.turns);
    const cells = this.#requestCells;
    cells[requestColumn.sid] = sid;
    cells[requestColumn.jid] = jid;
    cells[requestColumn.wall] = wall;
    cells[requestColumn.rid] = rid;
    cells[requestColumn.status] = status;
    cells[requestColumn.unavailable] = unavailable;
    cells[requestColumn.line] = line;
    cells[requestColumn.offset] = offset;
    this.requests.push(cells);
  }

  #noteProduct(product: Product, epochMs: number, { wall }: RecordTime, { line }: Spot): void {
    this.products[product] += 1;
    this.#sample(wall, epochMs, line);
  }

  #noteQueue(
    jid: number,
    queue: { readonly queued: number; readonly dropped: number },
    record: FaultRecord,
  ): void {
    const together = this.#queues.note(jid, queue, instantOf(record.time));
    if (together >= severalSessions) this.faults.noteQueue(together, record);
  }

  override noteHead(
    time: RecordTime,
    before: RecordTime | undefined,
    line: number,
    lineBefore?: number,
  ): void {
    super.noteHead(time, before, line, lineBefore);
    this.faults.noteTime(time);
  }

  /** The same source without what it says: when it was written, and by what clock. */
  withoutFacts(): SourceLog {
    const bare = new SourceLog(this, this.#interner, this.#keepRoutine);
    bare.first = this.first;
    bare.last = this.last;
    bare.reach = this.reach;
    for (const printed of this.printedOffsets) bare.printedOffsets.push(printed);
    bare.printsMs = this.printsMs;
    bare.debugged = this.debugged;
    for (const quiet of this.quiets) bare.quiets.push(quiet);
    for (const back of this.setBack) bare.setBack.push(back);
    return bare;
  }

  /** Takes the offset that a head prints. */
  notePrinted({ wall, offsetMinutes }: RecordTime): void {
    if (offsetMinutes === undefined) return;
    const open = this.printedOffsets.at(-1);
    if (open?.offsetMinutes === offsetMinutes) open.to = wall;
    else this.printedOffsets.push({ offsetMinutes, from: wall, to: wall });
  }

  /** Every JID that the source named. */
  jids(): string[] {
    return [...this.#jids].flatMap((number) => this.#interner.text(number) ?? []);
  }

  /** What is no fault by itself, and one by how late or how full it is. */
  #noteTrouble(fact: Fact, record: FaultRecord): void {
    switch (fact.kind) {
      case 'session-statistics':
        this.#noteQueue(this.#number(fact.jid), fact, record);
        return;
      case 'cti-round-trip':
        this.#cti.answered(fact.durationMs, record);
        return;
      case 'state-event': {
        const { first } = this;
        const receivedMs = fact.epochMs;
        this.#cti.changed(this.#number(fact.agent), fact.state, record.time, { first, receivedMs });
        return;
      }
      case 'publication':
        this.#cti.published(this.#number(fact.pubsubNode), record, fact.receivedMs);
        return;
      default:
    }
  }

  #number(text: string | undefined): number {
    return this.#interner.number(text);
  }

  #text(number: number): string {
    return this.#interner.text(number) ?? '';
  }

  /** A server writes the line when the answer ends (Tomcat's `%t`, nginx's `$time_local`). */
  #noteRest(
    { agent, method, path, durationMs = 0 }: FactOf<'http-access'>,
    time: RecordTime,
  ): void {
    if (agent === undefined || userOfPath(path) === undefined) return;
    const request = fingerprint(`${method} ${path}`);
    const { wall, offsetMinutes = 0 } = time;
    this.restRequests.push([this.#number(agent), request, wall - durationMs, offsetMinutes]);
  }

  #noteClock(fact: Fact, time: RecordTime, line: number): void {
    if (time.abbreviation !== undefined) this.abbreviations.add(time.abbreviation);
    this.serverOffsetMinutes ??= time.serverOffsetMinutes;
    this.notePrinted(time);
    if ('epochMs' in fact && fact.epochMs !== undefined)
      this.#sample(time.wall, fact.epochMs, line);
    if (!('notBeforeMs' in fact) || fact.notBeforeMs === undefined) return;
    const distanceMs = time.wall - fact.notBeforeMs;
    const known = this.notBefore;
    this.notBefore = {
      distanceMs: known ? Math.min(known.distanceMs, distanceMs) : distanceMs,
      samples: (known?.samples ?? 0) + 1,
    };
  }

  #sample(wall: WallMs, epoch: number, line: number): void {
    const known = this.clockSamples.at(-1);
    const distanceMs = wall - epoch;
    if (known && Math.abs(distanceMs - (known.wall - known.epochMs)) <= sampleToleranceMs)
      known.count += 1;
    else this.clockSamples.push({ wall, epochMs: epoch, line, count: 1 });
  }
}

/** `AgentBrowsers` has what a request says of it: a log would have one text for each of thousands. */
function withoutUserAgent(fact: Fact): Fact {
  if (fact.kind !== 'http-access' || fact.userAgent === undefined) return fact;
  const { userAgent: _, ...kept } = fact;
  return kept;
}
