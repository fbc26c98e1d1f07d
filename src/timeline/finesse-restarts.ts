import { type EpochMs, epochMs } from '../model/time.ts';
import { type Event, type EventOf, isKind } from './event.ts';
import { firstIndex } from './first-index.ts';
import type { Span } from './logs/spans.ts';

/** Finesse Tomcat was started, and its desktops left for another server or found their way back. */
export interface FinesseRestart {
  readonly start: EventOf<'service-start'>;
  /** Where webservices wrote nothing before it: Finesse was gone. */
  readonly silence?: Span;
  /** In this time it served no request, or a desktop notices that it did not. */
  readonly from: EpochMs;
  readonly until: EpochMs;
}

const minuteMs = 60_000;
/** Where webservices does not show how long Finesse was gone: a slow appliance takes minutes. */
const downMs = 5 * minuteMs;
/** Webservices writes its first record a moment after the silence. */
const firstMs = 2_000;
/** A desktop asks every 60 s how Finesse is (finesse-logs.md section 1): so long after it went, every one has noticed. */
const noticeMs = minuteMs;

export function finesseRestartsOf(
  events: readonly Event[],
  silences: readonly Span[],
): FinesseRestart[] {
  const served = events.filter(
    (event) => isKind(event, 'service-state') && event.fact.state === 'IN_SERVICE',
  );
  return events
    .filter((event) => isKind(event, 'service-start'))
    .map((start) => {
      const near = silences[firstIndex(silences, ({ to }) => to >= start.at - firstMs)];
      const silence = near && near.to <= start.at + firstMs ? near : undefined;
      const back = served[firstIndex(served, ({ at }) => at >= start.at)];
      const isBack = back !== undefined && back.at <= start.at + downMs;
      const noticed = silence ? silence.from + noticeMs : start.at;
      return {
        start,
        ...(silence && { silence }),
        from: epochMs(silence?.from ?? start.at - downMs),
        until: epochMs(Math.max((isBack ? back : start).at + firstMs, noticed)),
      };
    });
}
