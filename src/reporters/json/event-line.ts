import type { TimelineEvent } from '../../model/event.ts';
import { safeJson } from './safe-json.ts';

/** One line of the ndjson timeline. */
export const eventLine = (event: TimelineEvent): string => `${safeJson(event)}\n`;
