import { browserStamp, serverStamp } from '../../src/lab/views/client/stamps.ts';

export const userAgent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0.0.0 Safari/537.36';
const host = 'finesse1.example.com';
/** What the server's clock is ahead of the browser's. */
const driftMs = 491;

/** A record of a desktop's own log. `at`: by the server's clock, epoch ms. */
export const clientRecord = (at: number, zone: string, gadget: string, text: string): string =>
  `${browserStamp(at - driftMs, zone)}: : ${host}: ${serverStamp(at, zone)}: ${gadget} : ${text}`;

/** What a page says that it asks a server for. */
export const requestText = (object: string, method: string, url: string): string =>
  `[ClientServices] ${object}: requestId='undefined', Making REST request: method=${method}, url='${url}'`;

export const answerText = (object: string, status: number): string =>
  `[ClientServices] ${object}: requestId='undefined', Returned with status=${status}, content=''`;

export const statusText = (word: string): string =>
  `[ClientServices] MasterPublisher._connInfoHandler() - Connection status: ${word}`;
