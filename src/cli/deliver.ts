import type { TimelineEvent } from '../model/event.ts';
import type { Report } from '../model/report.ts';
import { type FormatName, reporters, timelineReporters } from '../reporters/index.ts';
import type { ReporterOptions } from '../reporters/reporter.ts';
import { deliverEvents } from './deliver-events.ts';
import type { Sink } from './sink.ts';

export interface Content {
  readonly report: Report;
  readonly events: () => AsyncIterable<TimelineEvent>;
}

/** Writes the content in a format. */
export async function deliver(
  format: FormatName,
  content: Content,
  options: ReporterOptions,
  sink: Sink,
): Promise<void> {
  if (format === 'ndjson') {
    const ndjson = await timelineReporters.ndjson();
    await deliverEvents(content.events(), ndjson(), sink);
    return;
  }
  const reporter = await reporters[format]();
  await sink.put(reporter(content.report, options));
}
