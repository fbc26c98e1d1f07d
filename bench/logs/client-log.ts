import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserStamp, serverStamp } from '../../src/lab/views/client/stamps.ts';
import type { Clock } from './clock.ts';
import type { Desktop } from './desktop.ts';

const userAgent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0.0.0 Safari/537.36';
const host = 'finesse1.example.com';
const driftMs = 491;
/** How long before its standstill a page's log begins. */
const keptMs = 30 * 60_000;
const pollMs = 60_000;

/**
 * What a desktop hands over that stood still and is back: polls of `SystemInfo`, a hole, and the way back.
 *
 * @param stoodStillAt epoch ms
 */
export function writeClientLog(
  folder: string,
  { agent }: Desktop,
  clock: Clock,
  stoodStillAt: number,
): void {
  const lines = [userAgent];
  const say = (at: number, text: string) => {
    const heads = `${browserStamp(at - driftMs, clock.zone)}: : ${host}: ${serverStamp(at, clock.zone)}`;
    lines.push(`${heads}: Container : ${text}`);
  };
  const status = (at: number, word: string) =>
    say(at, `[ClientServices] MasterPublisher._connInfoHandler() - Connection status: ${word}`);
  const back = clock.epochMs;
  for (let at = stoodStillAt - keptMs; at < stoodStillAt; at += pollMs) {
    const caller = `[ClientServices] SystemInfo: requestId='undefined',`;
    say(
      at,
      `${caller} Making REST request: method=GET, url='/finesse/api/SystemInfo?nocache=${at}'`,
    );
    say(at + 14, `${caller} Returned with status=200, content=''`);
  }
  for (const word of ['disconnected', 'reconnecting', 'connecting', 'connected'])
    status(back, word);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${clock.fileName}_${agent}.log`), `${lines.join('\n')}\n`);
}
