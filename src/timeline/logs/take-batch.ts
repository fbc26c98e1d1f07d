import type { Spot } from '../../model/observation.ts';
import type { RecordTime } from '../../model/time.ts';
import type { FaultRecord } from '../faults/fault-runs.ts';
import type { Shown } from '../releases/release-notes.ts';
import {
  type BatchData,
  type Before,
  column,
  entryColumns,
  kindNumbers,
  type Style,
  type ToldFact,
  type ToldHead,
} from './batch.ts';
import { receivedStatus, type SourceLog } from './source-log.ts';

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
  const { entries, times, facts, heads, length } = batch;
  // Rows come in millions, and keep nothing of what they are handed in.
  const spot = { line: 0, offset: 0 };
  const request = { sid: 0, jid: 0, rid: 0, status: 0, unavailable: false };
  const queue = { queued: 0, dropped: 0 };
  const end = length * entryColumns;
  takeStyles(log, batch, before);
  for (let at = 0; at < end; at += entryColumns) {
    const time = times[entries[at + column.time] as number] as RecordTime;
    spot.line = before.lines + (entries[at + column.line] as number);
    spot.offset = before.bytes + (entries[at + column.offset] as number);
    const first = entries[at + column.first] as number;
    switch (entries[at + column.kind]) {
      case kindNumbers.sweep: {
        const jid = numberOf(entries[at + column.second] as number);
        log.addSweep(numberOf(first), jid, entries[at + column.value] as number, time, spot);
        break;
      }
      case kindNumbers['consume-response']:
        request.sid = numberOf(first);
        request.jid = numberOf(entries[at + column.second] as number);
        request.rid = entries[at + column.value] as number;
        request.status = entries[at + column.small] as number;
        log.addRequest(request, time, spot);
        break;
      case kindNumbers['bosh-request']:
        request.sid = numberOf(first);
        request.jid = 0;
        request.rid = entries[at + column.value] as number;
        request.status = receivedStatus;
        log.addRequest(request, time, spot);
        break;
      case kindNumbers['http-request']:
        log.addHttpRequest(numberOf(first), time, spot);
        break;
      case kindNumbers['session-statistics']: {
        queue.queued = entries[at + column.small] as number;
        queue.dropped = entries[at + column.smaller] as number;
        const number = before.records + (entries[at + column.number] as number);
        const epochMs = entries[at + column.value] as number;
        log.addStatistics(numberOf(first), epochMs, queue, { time, spot: copyOf(spot), number });
        break;
      }
      case kindNumbers.fact: {
        const number = before.records + (entries[at + column.number] as number);
        takeFact(log, facts[first] as ToldFact, { time, spot: copyOf(spot), number });
        break;
      }
      default:
        takeHead(log, heads[first] as ToldHead, time, spot.line, before);
    }
  }
}

/** A spread takes several times as long. */
const copyOf = ({ line, offset }: Spot): Spot => ({ line, offset });

/** Of each style the first record and the last count, and how many there are. */
function takeStyles(log: SourceLog, batch: BatchData, before: Before): void {
  const { entries, styles, length } = batch;
  const firsts = new Map<number, number>();
  const lasts = new Float64Array(styles.length + 1);
  const counts = new Float64Array(styles.length + 1);
  for (let at = 0; at < length * entryColumns; at += entryColumns) {
    const style = entries[at + column.style] as number;
    if (style === 0) continue;
    if (counts[style] === 0) firsts.set(style, at);
    counts[style] = (counts[style] as number) + 1;
    lasts[style] = at;
  }
  for (const [style, first] of firsts) {
    const shown = (at: number): Shown => ({
      time: batch.times[entries[at + column.time] as number] as RecordTime,
      place: {
        line: before.lines + (entries[at + column.line] as number),
        offset: before.bytes + (entries[at + column.offset] as number),
      },
    });
    const last = shown(lasts[style] as number);
    log.noteStyle(styles[style - 1] as Style, shown(first), last, counts[style] as number);
  }
}

function takeFact(log: SourceLog, { fact, untimed }: ToldFact, record: FaultRecord): void {
  const { time, spot, number } = record;
  if (fact) log.add(fact, time, spot, number, untimed);
}

function takeHead(
  log: SourceLog,
  { before, isDebug, firstTick }: ToldHead,
  time: RecordTime,
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
