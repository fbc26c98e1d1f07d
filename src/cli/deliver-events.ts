import type { TimelineEvent } from '../model/event.ts';
import type { TimelineWriter } from '../reporters/reporter.ts';
import type { Sink } from './sink.ts';

/** A write a line would cost more than the line. */
const batchLength = 1 << 16;

/** Writes events while they are made, as long as somebody reads; the number is how many there were. */
export async function deliverEvents(
  events: AsyncIterable<TimelineEvent>,
  writer: TimelineWriter,
  sink: Sink,
): Promise<number> {
  let count = 0;
  let batch = '';
  for await (const event of events) {
    count += 1;
    batch += writer.event(event);
    if (batch.length < batchLength) continue;
    await sink.put(batch);
    batch = '';
    if (sink.isClosed()) return count;
  }
  batch += writer.end();
  if (batch !== '') await sink.put(batch);
  return count;
}
