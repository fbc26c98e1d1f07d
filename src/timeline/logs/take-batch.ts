import type { RecordTime } from '../../model/time.ts';
import type { FaultRecord } from '../faults/fault-runs.ts';
import {
  type BatchData,
  type Before,
  column,
  entryColumns,
  entryKinds,
  type ToldFact,
  type ToldHead,
} from './batch.ts';
import { arrival, type SourceLog } from './source-log.ts';

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
  const { entries, times, styles, facts, heads, length } = batch;
  for (let at = 0; at < length * entryColumns; at += entryColumns) {
    const kind = entryKinds[entries[at + column.kind] as number];
    const time = times[entries[at + column.time] as number] as RecordTime;
    const place = {
      line: before.lines + (entries[at + column.line] as number),
      offset: before.bytes + (entries[at + column.offset] as number),
    };
    const number = before.records + (entries[at + column.number] as number);
    const first = entries[at + column.first] as number;
    const second = entries[at + column.second] as number;
    const value = entries[at + column.value] as number;
    const small = entries[at + column.small] as number;
    const smaller = entries[at + column.smaller] as number;
    const style = styles[(entries[at + column.style] as number) - 1];
    if (style) log.noteStyle(style, time, place);
    switch (kind) {
      case 'head':
        takeHead(log, heads[first] as ToldHead, time, place.line, before);
        break;
      case 'fact':
        takeFact(log, facts[first] as ToldFact, { time, spot: place, number });
        break;
      case 'sweep':
        log.addSweep(numberOf(first), numberOf(second), value, time, place);
        break;
      case 'consume-response': {
        const request = { sid: numberOf(first), jid: numberOf(second), rid: value, status: small };
        log.addRequest({ ...request, unavailable: false }, time, place);
        break;
      }
      case 'bosh-request':
        log.addRequest({ ...arrival, sid: numberOf(first), rid: value }, time, place);
        break;
      case 'http-request':
        log.addHttpRequest(numberOf(first), time, place);
        break;
      case 'session-statistics': {
        const queue = { queued: small, dropped: smaller };
        log.addStatistics(numberOf(first), value, queue, { time, spot: place, number });
        break;
      }
      default:
    }
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
