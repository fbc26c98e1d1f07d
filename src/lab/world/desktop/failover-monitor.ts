import type { ClientStatus } from '../../happening.ts';
import type { EventLoop, Timer } from './event-loop.ts';
import type { RestResult } from './rest.ts';

/** What it watches and moves. */
export interface Monitored {
  readonly loop: EventLoop;
  failover(status: string): void;
  /** Of the page's own server. */
  askSystemInfo(then: (result: RestResult) => void): void;
  /** Of the other one, where there is one. */
  askOther?(then: (result: RestResult) => void): void;
  moveOver(): void;
}

/** SystemInfo is asked for so often, and during the fail-over logic (finesse-logs.md section 1). */
const calmMs = 60_000;
const troubledMs = 20_000;
/** So many attempts to connect may fail, or questions after SystemInfo, before the logic begins. */
const failuresAtMost = 3;

/** Watches the connection and SystemInfo, and looks for another server when this one is no good. */
export class FailoverMonitor {
  readonly #page: Monitored;
  #timer: Timer | undefined;
  #isTroubled = false;
  #isConnected = false;
  #isInService = true;
  #isWaiting = false;
  #losses = 0;
  #misses = 0;

  constructor(page: Monitored) {
    this.#page = page;
  }

  start(): void {
    this.#page.failover('connecting');
    this.#ask();
    this.#timer = this.#page.loop.every(calmMs, () => this.#ask());
  }

  status(status: ClientStatus): void {
    if (status === 'connected') this.#connected();
    else if (status === 'disconnected') this.#disconnected();
  }

  #connected(): void {
    this.#isConnected = true;
    this.#losses = 0;
    if (!this.#isTroubled) this.#page.failover('connected');
    this.#recoverIfWell();
  }

  #disconnected(): void {
    if (this.#isConnected) this.#page.failover('disconnected');
    this.#isConnected = false;
    this.#losses += 1;
    if (this.#losses > failuresAtMost) this.#trouble();
  }

  #ask(): void {
    if (this.#isWaiting) this.#missed();
    this.#isWaiting = true;
    this.#page.askSystemInfo((result) => this.#answered(result));
    if (this.#isTroubled) this.#askOther();
  }

  #answered({ status, answer }: RestResult): void {
    this.#isWaiting = false;
    if (status === 200) this.#served(answer?.state !== 'OUT_OF_SERVICE');
    else this.#missed();
  }

  #served(isInService: boolean): void {
    this.#misses = 0;
    this.#isInService = isInService;
    if (isInService) this.#recoverIfWell();
    else this.#trouble();
  }

  #missed(): void {
    this.#misses += 1;
    if (this.#misses >= failuresAtMost) this.#trouble();
  }

  #trouble(): void {
    if (this.#isTroubled) return;
    this.#isTroubled = true;
    this.#page.failover('failover');
    this.#every(troubledMs);
    this.#askOther();
  }

  #recoverIfWell(): void {
    if (!this.#isTroubled || !this.#isConnected || !this.#isInService || this.#misses > 0) return;
    this.#isTroubled = false;
    this.#page.failover('connected');
    this.#every(calmMs);
  }

  #askOther(): void {
    this.#page.askOther?.(({ status, answer }) => {
      const isGood = status === 200 && answer?.state !== 'OUT_OF_SERVICE';
      if (isGood && this.#isTroubled) this.#page.moveOver();
    });
  }

  #every(ms: number): void {
    this.#timer?.cancel();
    this.#timer = this.#page.loop.every(ms, () => this.#ask());
  }
}
