import { eventMessages } from '../../src/lab/views/client/event-messages.ts';
import { startMessages } from '../../src/lab/views/client/messages.ts';
import { dateStamp } from '../../src/lab/views/client/stamps.ts';
import { dialogUpdate, userUpdate } from '../../src/lab/world/finesse/payload.ts';
import { answerText, clientRecord, requestText, statusText, userAgent } from './client-record.ts';
import type { Clock } from './clock.ts';
import type { Desktop } from './desktop.ts';
import type { LogWriter } from './log-writer.ts';
import { noClient } from './truth.ts';

/** What its file's name ends with. */
export const pageLogName = 'supervisor.log';

/** An event is on its way so long. */
const wayMs = 80;

/** The log of a page that is open for days and hears of a whole team: a supervisor's. */
export class PageLog {
  readonly truth = noClient();
  readonly #out: LogWriter;
  readonly #clock: Clock;
  /** Of the last record. */
  #epochMs = 0;

  constructor(out: LogWriter, clock: Clock) {
    this.#out = out;
    this.#clock = clock;
    this.#write(userAgent);
    for (const { gadget, text } of startMessages(dateStamp(clock.epochMs, clock.zone)))
      this.#say(gadget, text);
    for (const word of ['connecting', 'connected']) this.#say('Container', statusText(word));
  }

  /** It asks the server for something. */
  asks(object: string, method: string, path: string, tookMs: number): void {
    this.#say('Container', requestText(object, method, `${path}?nocache=${this.#clock.epochMs}`));
    this.#say('Container', '[ClientServices] RequestedScheme: undefined; Scheme: https');
    this.#say('Container', answerText(object, 200), tookMs);
    this.truth.restRequest += 1;
    this.truth.restResponse += 1;
  }

  changes({ agent }: Desktop, state: number): void {
    const xml = userUpdate({ agent, state, code: 0 }, this.#clock.epochMs);
    this.#hears(`/finesse/api/User/${agent}`, xml);
  }

  rings({ agent }: Desktop, state: number, call: number): void {
    this.#hears(`/finesse/api/User/${agent}/Dialogs`, dialogUpdate(agent, state, call));
  }

  close(): void {
    this.#out.close();
  }

  #hears(pubsubNode: string, xml: string): void {
    for (const { gadget, text } of eventMessages({ pubsubNode, xml }))
      this.#say(gadget, text, wayMs);
    this.truth.event += 1;
  }

  #say(gadget: string, text: string, afterMs = 0): void {
    this.#epochMs = Math.max(this.#epochMs, this.#clock.epochMs + afterMs);
    this.#write(clientRecord(this.#epochMs, this.#clock.zone, gadget, text));
  }

  #write(record: string): void {
    this.#out.write(`${record}\n`);
    this.truth.bytes += record.length + 1;
    this.truth.records += 1;
  }
}
