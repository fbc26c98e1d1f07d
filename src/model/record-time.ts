import { parseISO } from 'date-fns/parseISO';
import { type RecordTime, wallMs } from './time.ts';

const form =
  /^(?<day>\d{4}-\d{2}-\d{2})[T ](?<time>\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,3})?)?) ?(?<offset>Z|[+-]\d{2}:?\d{2})?$/i;

/** A day and a time, as a clock shows them, with an offset or without: `2017-06-17T00:16`, `2017-06-17 00:16:04+05:30`. */
export function recordTime(text: string): RecordTime | undefined {
  const { day, time, offset } = form.exec(text.trim())?.groups ?? {};
  const wall = parseISO(`${day}T${time?.replace(',', '.')}Z`).getTime();
  if (Number.isNaN(wall)) return undefined;
  return { wall: wallMs(wall), ...(offset && { offsetMinutes: minutesOf(offset) }) };
}

function minutesOf(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
}
