import type { Spot } from '../../model/observation.ts';
import { type RecordTime, wallMs } from '../../model/time.ts';
import type { FaultRecord } from '../faults/fault-runs.ts';
import type { Shown } from '../releases/release-notes.ts';
import {
  type BatchData,
  type Before,
  column,
  entryColumns,
  kindNumbers,
  type ToldFact,
  type ToldHead,
} from './batch.ts';
import { type CtiNumbers, receivedStatus, type SourceLog } from './source-log.ts';

const {
  fact,
  head,
  sweep,
  'consume-response': answer,
  'bosh-request': arrival,
  'http-request': httpRequest,
  'session-statistics': statistics,
  publication,
  'state-request': request,
  'uccx-state-event': uccxState,
  'ucce-state-event': ucceState,
  'uccx-round-trip': uccxTrip,
} = kindNumbers;

/**
 * Puts what a segment says into its log, behind the segments before it.
 *
 * @param numberOf the interner's number of a text, by its number in the batch
 */
export function takeBatch(
  log: SourceLog,
  batch: BatchData,
  before: Before,
  numberOf: (number: number) => number,
): void {
  const { entries, facts, heads, length } = batch;
  const end = length * entryColumns;
  let time: RecordTime | undefined;
  // Another row of the same time tells nothing new of when the log was written.
  let isKnown = false;
  takeStyles(log, batch, before);
  for (let at = 0; at < end; at += entryColumns) {
    const kind = entries[at + column.kind] as number;
    const line = before.lines + (entries[at + column.line] as number);
    const first = entries[at + column.first] as number;
    if (kind === fact || kind === head) {
      if (kind === head) takeHead(log, heads[first] as ToldHead, line, before);
      else takeFact(log, facts[first] as ToldFact, numberedAt(at));
      isKnown = false;
      continue;
    }
    const wall = entries[at + column.time] as number;
    const offsetMinutes = entries[at + column.offsetMinutes] as number;
    if (time?.wall !== wall || !Object.is(time.offsetMinutes ?? Number.NaN, offsetMinutes)) {
      time = timeAt(entries, at);
      isKnown = false;
    }
    if (!isKnown) isKnown = log.noteRow(time, line);
    const offset = before.bytes + (entries[at + column.offset] as number);
    // Openfire's rows come in millions: none is an object.
    switch (kind) {
      case sweep: {
        const jid = numberOf(entries[at + column.second] as number);
        const lastActiveMs = entries[at + column.value] as number;
        log.addSweep(numberOf(first), jid, lastActiveMs, wall, line, offset);
        break;
      }
      case answer: {
        const jid = numberOf(entries[at + column.second] as number);
        const rid = entries[at + column.value] as number;
        const status = entries[at + column.small] as number;
        log.addRequest(numberOf(first), jid, rid, status, wall, line, offset);
        break;
      }
      case arrival: {
        const rid = entries[at + column.value] as number;
        log.addRequest(numberOf(first), 0, rid, receivedStatus, wall, line, offset);
        break;
      }
      case httpRequest:
        log.addresses.asked(numberOf(first), wall);
        break;
      case statistics: {
        const queue = {
          queued: entries[at + column.small] as number,
          dropped: entries[at + column.smaller] as number,
        };
        const epochMs = entries[at + column.value] as number;
        log.addStatistics(numberOf(first), epochMs, queue, recordAt(at, time));
        break;
      }
      case publication:
        log.addPublication(numberOf(first), recordAt(at, time));
        break;
      case request: {
        const state = entries[at + column.small] as number;
        const reason = entries[at + column.smaller] as number;
        const says = entries[at + column.value] as number;
        log.addStateRequest(numberOf(first), state, reason, says, recordAt(at, time));
        break;
      }
      case uccxState:
      case ucceState: {
        const name = numberOf(entries[at + column.second] as number);
        log.addState(numberOf(first), name, ctiAt(at, kind === uccxState), recordAt(at, time));
        break;
      }
      default:
        log.addRoundTrip(numberOf(first), ctiAt(at, kind === uccxTrip), recordAt(at, time));
    }
  }

  function ctiAt(at: number, isUccx: boolean): CtiNumbers {
    return {
      number: entries[at + column.small] as number,
      reasonCode: entries[at + column.smaller] as number,
      epochMs: entries[at + column.value] as number,
      product: isUccx ? 'uccx' : 'ucce',
    };
  }

  function recordAt(at: number, time: RecordTime): FaultRecord {
    return { time, ...numberedAt(at) };
  }

  function numberedAt(at: number): Omit<FaultRecord, 'time'> {
    const number = before.records + (entries[at + column.number] as number);
    return { spot: placeAt(entries, at, before), number };
  }
}

/** Of a row. */
function timeAt(entries: Float64Array, at: number): RecordTime {
  const wall = wallMs(entries[at + column.time] as number);
  const offsetMinutes = entries[at + column.offsetMinutes] as number;
  return Number.isNaN(offsetMinutes) ? { wall } : { wall, offsetMinutes };
}

const placeAt = (entries: Float64Array, at: number, before: Before): Spot => ({
  line: before.lines + (entries[at + column.line] as number),
  offset: before.bytes + (entries[at + column.offset] as number),
});

/** Of each style the first record and the last count, and how many there are. */
function takeStyles(log: SourceLog, batch: BatchData, before: Before): void {
  const shown = (entry: number): Shown => {
    const at = entry * entryColumns;
    return { time: timeOf(batch, at), place: placeAt(batch.entries, at, before) };
  };
  const uses = batch.uses.toSorted((a, b) => a.first - b.first);
  for (const { style, first, last, count } of uses)
    if (count > 0) log.noteStyle(style, shown(first), shown(last), count);
}

function timeOf({ entries, facts, heads }: BatchData, at: number): RecordTime {
  const first = entries[at + column.first] as number;
  switch (entries[at + column.kind]) {
    case fact:
      return (facts[first] as ToldFact).time;
    case head:
      return (heads[first] as ToldHead).time;
    default:
      return timeAt(entries, at);
  }
}

function takeFact(
  log: SourceLog,
  { fact, time, untimed }: ToldFact,
  { spot, number }: Pick<FaultRecord, 'spot' | 'number'>,
): void {
  if (fact) log.add(fact, time, spot, number, untimed);
}

function takeHead(
  log: SourceLog,
  { time, before, isDebug, firstTick }: ToldHead,
  line: number,
  behind: Before,
): void {
  const isFirst = firstTick !== undefined && behind.head !== undefined;
  if (isFirst && firstTick === behind.head?.tick) return;
  const known = isFirst ? behind.head : before && { ...before, line: behind.lines + before.line };
  if (isDebug) log.noteDebug(time);
  log.notePrinted(time);
  log.noteHead(time, known?.time, line, known?.line);
}
