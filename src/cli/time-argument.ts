import { InvalidArgumentError } from 'commander';
import { recordTime } from '../model/record-time.ts';
import type { RecordTime } from '../model/time.ts';

/** `--since`, `--until`: a day and a time, as a clock shows them, with an offset or without. */
export function timeArgument(text: string): RecordTime {
  const time = recordTime(text);
  if (time === undefined) throw new InvalidArgumentError(howToWrite(text));
  return time;
}

function howToWrite(text: string): string {
  const example = '2017-06-17T00:16, with an offset (+05:30, Z) or in the zone of the logs';
  return /^\d{1,2}:\d{2}/.test(text.trim())
    ? `The day is missing: write ${example}.`
    : `Write a day and a time: ${example}.`;
}
