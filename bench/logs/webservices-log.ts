import {
  queueStatistics,
  stateEvent,
  stateRequest,
} from '../../src/lab/views/webservices/cti-text.ts';
import { type Entry, info } from '../../src/lab/views/webservices/entry.ts';
import { requestNoise, roundNoise } from '../../src/lab/views/webservices/noise.ts';
import * as words from '../../src/lab/views/webservices/presence-text.ts';
import { statisticsRequest } from '../../src/lab/views/webservices/system-text.ts';
import { dialogUpdate, userUpdate } from '../../src/lab/world/finesse/payload.ts';
import type { Random } from '../../src/lab/world/random.ts';
import type { Clock } from './clock.ts';
import type { Desktop } from './desktop.ts';
import type { LogWriter } from './log-writer.ts';
import { noWebservices, type WebservicesTruth } from './truth.ts';

const server = 'finesse1';
const host = `${server}.example.com`;
const product = 'uccx';
const smack = 'Smack Listener Processor (1)';
const cti = 'CTI_MESSAGE_EVENT_EXECUTOR-0';
/** Two records of one second are so many ms apart, at most. */
const maxStepMs = 12;

type Counted = keyof Omit<WebservicesTruth, 'bytes' | 'records'>;

/** The webservices log of Finesse 11.x on UCCX: presence and how it leads to a logout, calls, statistics, requests. */
export class WebservicesLog {
  readonly truth = noWebservices();
  readonly #out: LogWriter;
  readonly #clock: Clock;
  readonly #random: Random;
  #sequence = 1_000;
  #second = -1;
  #ms = 0;

  constructor(out: LogWriter, clock: Clock, random: Random) {
    this.#out = out;
    this.#clock = clock;
    this.#random = random;
  }

  presence({ jid }: Desktop, type: 'available' | 'unavailable'): void {
    this.#write(info(smack, words.presence({ kind: 'presence', ...this.#here(), jid, type })));
    this.truth.presence += 1;
  }

  armed({ agent }: Desktop): void {
    const node = { ...this.#here(), agent, pubsubNode: `/finesse/api/User/${agent}/ClientLog` };
    this.#write(info(smack, words.subscription({ kind: 'unsubscribed', ...node }, host)));
    this.#write(info(smack, words.expiryArmed(agent)), 'expiryArmed');
  }

  expired({ agent }: Desktop): void {
    this.#write(info('pool-8-thread-1', words.expiryFired(agent)), 'expiryFired');
  }

  forcedLogout(desktop: Desktop): void {
    const worker = this.#worker();
    this.#write(info(worker, words.forcedLogout(desktop.agent)), 'forcedLogout');
    this.#stateRequest(desktop, 1, worker, 255, true);
    this.#stateEvent(desktop, 1, 255);
  }

  /** The agent asks for another state: a request of the page's, and one to CTI. */
  asks(desktop: Desktop, state: number): void {
    this.request(desktop, 'PUT', `/finesse/api/User/${desktop.agent}`, 202, 9);
    this.#stateRequest(desktop, state, this.#worker(), -1, false);
  }

  /** CTI says that an agent's state is another, and desktops hear of it. */
  changes(desktop: Desktop, state: number): void {
    this.#stateEvent(desktop, state, 0);
    const { agent } = desktop;
    const xml = userUpdate({ agent, state, code: 0 }, this.#epochMs());
    this.#publish(`/finesse/api/User/${agent}`, xml.replace(/\n\s*/g, ' '));
    this.truth.publication += 1;
  }

  rings({ agent }: Desktop, state: number, call: number): void {
    this.#publish(`/finesse/api/User/${agent}/Dialogs`, dialogUpdate(agent, state, call));
  }

  request(desktop: Desktop, method: string, url: string, status: number, tookMs: number): void {
    const { agent, address: ip } = desktop;
    const access = { ...this.#here(), agent, ip, method, url, status, bytes: 260, tookMs };
    // At noise 2 each is told.
    for (const entry of requestNoise({ kind: 'http-access', ...access }, 2, this.#random))
      this.#write(entry);
  }

  /** A round of statistics, and what the server says of itself meanwhile. */
  round(count: number, queues: number): void {
    this.#write(info('pool-21-thread-1', statisticsRequest(count)));
    for (let queue = 28_340; queue < 28_340 + queues; queue += 1) {
      const text = queueStatistics(queue, count, this.#epochMs(), 1, product);
      this.#write(info(cti, text), 'roundTrip');
      for (const entry of roundNoise(1, this.#random, true)) this.#write(entry);
    }
  }

  close(): void {
    this.#out.close();
  }

  #stateRequest(
    { agent }: Desktop,
    state: number,
    worker: string,
    code: number,
    forced: boolean,
  ): void {
    const asked = { ...this.#here(), agent, invokeId: 39, state, code, forced, sso: false };
    this.#write(info(worker, stateRequest({ kind: 'state-request', ...asked })), 'stateRequest');
  }

  #stateEvent({ agent }: Desktop, state: number, code: number): void {
    const event = { agent, state, code, receivedAt: this.#epochMs(), roundTripMs: 1 };
    const told = { kind: 'state-event' as const, ...this.#here(), ...event };
    this.#write(info(cti, stateEvent(told, product, this.#sequence)), 'stateEvent');
  }

  #publish(node: string, payload: string): void {
    const text = `XMPP_PUBLISH_ASYNCHRONOUS: %[NodeId=${node}][Payload=${payload}]: `;
    this.#write(info(this.#worker(), text));
  }

  #write({ thread, severity, text }: Entry, counted?: Counted): void {
    const { webservices, offset } = this.#clock;
    this.#sequence += 1;
    const sequence = String(this.#sequence).padStart(10, '0');
    const ms = String(this.#epochMs() % 1000).padStart(3, '0');
    const record = `${sequence}: ${host}: ${webservices}.${ms} ${offset}: %CCBU_${thread}-${severity}-${text}\n`;
    this.#out.write(record);
    this.#ms = Math.min(999, this.#ms + this.#random.integer(0, maxStepMs));
    this.truth.bytes += record.length;
    this.truth.records += 1;
    if (counted) this.truth[counted] += 1;
  }

  /** Of the next record. */
  #epochMs(): number {
    const { seconds, epochMs } = this.#clock;
    if (seconds !== this.#second) this.#ms = 0;
    this.#second = seconds;
    return epochMs + this.#ms;
  }

  readonly #here = () => ({ at: this.#epochMs(), server });

  readonly #worker = (): string => `CoreImpl-worker${this.#random.integer(1, 200)}`;
}
