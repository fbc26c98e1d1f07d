import type { TimelineEvent } from '../../model/event.ts';
import type { TimelineWriter } from '../reporter.ts';
import { safeJson } from './safe-json.ts';

/** One line of the ndjson timeline. */
export const eventLine = (event: TimelineEvent): string => `${safeJson(event)}\n`;

/** Nothing but events. */
export const ndjson = (): TimelineWriter => ({ event: eventLine, end: () => '' });
