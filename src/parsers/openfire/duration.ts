const isoDuration = /^PT(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:\.(\d{1,9}))?S)?$/;

/** Three centuries. As many ms more would lead out of the calendar. */
const longestMs = 1e13;

/** `PT1M3.159S`, as `java.time.Duration` prints itself (Openfire 4.7 and later), in ms; undefined where it is none, or longer than any. */
export function durationMs(text: string): number | undefined {
  const match = isoDuration.exec(text);
  if (!match || text === 'PT') return undefined;
  const [, hours = 0, minutes = 0, seconds = 0, fraction = '0'] = match;
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  const ms = whole * 1_000 + Math.floor(Number(`0.${fraction}`) * 1_000);
  return ms < longestMs ? ms : undefined;
}
