import { fewestDigits } from './originals.ts';

const measured =
  /(?:\b(?:rid|ack|time|nocache|nonce|bytes\w*|msgs_\w+|length|size|port|invoke ?id|count|seq|epoch|lastacknowledged|lastactivity|last activity|cti_msg_\w+|latency|drift|duration|stateduration|timestamp|unavailable for|request id|for rid:?|request|with rid|on rid)\\?["'\s:=(]{1,4}|" \d{3} |\d[.:])$/;
const unit = /^(?: ?(?:ms|bytes|s|kb|mb)\b|: \S{0,255}:{1,2} [a-z]{3} \d| > \d)/;

/** A number that counts or measures something: a rid or a size may be anybody's id. */
export function isTechnical(lower: string, start: number, end: number): boolean {
  if (end - start < fewestDigits || /\D/.test(lower.slice(start, end))) return false;
  return (
    measured.test(lower.slice(Math.max(0, start - 24), start)) ||
    unit.test(lower.slice(end, end + 300))
  );
}
