import { InvalidArgumentError } from 'commander';
import { parseISO } from 'date-fns/parseISO';
import { type RecordTime, wallMs } from '../model/time.ts';

const form =
  /^(?<day>\d{4}-\d{2}-\d{2})[T ](?<time>\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,3})?)?) ?(?<offset>Z|[+-]\d{2}:?\d{2})?$/i;

/** `--since`, `--until`: a day and a time, as a clock shows them, with an offset or without. */
export function timeArgument(text: string): RecordTime {
  const { day, time, offset } = form.exec(text.trim())?.groups ?? {};
  const wall = parseISO(`${day}T${time?.replace(',', '.')}Z`).getTime();
  if (Number.isNaN(wall)) throw new InvalidArgumentError(howToWrite(text));
  return { wall: wallMs(wall), ...(offset && { offsetMinutes: minutesOf(offset) }) };
}

function howToWrite(text: string): string {
  const example = '2017-06-17T00:16, with an offset (+05:30, Z) or in the zone of the logs';
  return /^\d{1,2}:\d{2}/.test(text.trim())
    ? `The day is missing: write ${example}.`
    : `Write a day and a time: ${example}.`;
}

function minutesOf(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
}
