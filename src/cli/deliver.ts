import type { TimelineEvent } from '../model/event.ts';
import type { Report } from '../model/report.ts';
import { type FormatName, reporters, timelineWriter } from '../reporters/index.ts';
import type { ReporterOptions } from '../reporters/reporter.ts';

export interface Content {
  readonly report: Report;
  readonly events: () => AsyncIterable<TimelineEvent>;
}

/** Where text goes. */
export interface Sink {
  readonly put: (text: string) => Promise<void>;
  /** Nobody reads any more. */
  readonly isClosed: () => boolean;
}

/** A write a line would cost more than the line. */
const batchLength = 1 << 16;

/** Writes the content in a format. */
export async function deliver(
  format: FormatName,
  content: Content,
  options: ReporterOptions,
  sink: Sink,
): Promise<void> {
  if (format === 'ndjson') return deliverEvents(content.events(), sink);
  const reporter = await reporters[format]();
  await sink.put(reporter(content.report, options));
}

async function deliverEvents(events: AsyncIterable<TimelineEvent>, sink: Sink): Promise<void> {
  const line = await timelineWriter();
  let batch = '';
  for await (const event of events) {
    batch += line(event);
    if (batch.length < batchLength) continue;
    await sink.put(batch);
    batch = '';
    if (sink.isClosed()) return;
  }
  if (batch !== '') await sink.put(batch);
}
