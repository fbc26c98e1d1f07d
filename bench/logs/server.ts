import { join } from 'node:path';
import { Clock } from './clock.ts';
import { Desktop } from './desktop.ts';
import { Floor } from './floor.ts';
import type { Load } from './load.ts';
import { Logs } from './logs.ts';
import { Plans } from './plans.ts';
import { Random } from './random.ts';
import { noClient, noDebug, noWebservices, type Truth } from './truth.ts';

const sweepPeriod = 30;
const wait = 30;
const idleSeconds = 60;

/** A Finesse server at work, second by second, and the logs that it leaves. */
export class Server {
  readonly #load: Load;
  readonly #random: Random;
  readonly #clock = new Clock();
  readonly #plans = new Plans();
  readonly #logs: Logs;
  readonly #desktops: readonly Desktop[];
  readonly #floor: Floor | undefined;
  #lossesDue = 0;
  #idleCloses = 0;

  constructor(folder: string, load: Load) {
    this.#load = load;
    this.#random = new Random(load.seed);
    this.#logs = new Logs(join(folder, 'desktop/logs'), load, this.#clock, this.#random);
    this.#desktops = Array.from(
      { length: load.agents },
      (_, i) => new Desktop(i + 1, i < load.agents * load.hidden),
    );
    const { webservices, access, page } = this.#logs;
    const random = this.#random.fork('floor');
    const around = { plans: this.#plans, random, webservices, access, page };
    if (load.calls > 0) this.#floor = new Floor(this.#desktops, load.calls, around);
  }

  run(): Truth {
    for (const desktop of this.#desktops) {
      desktop.connect(this.#random);
      this.#plans.in(this.#random.integer(0, wait - 1), () => this.#ask(desktop));
    }
    this.#floor?.open();
    const { debug, webservices, page, access } = this.#logs;
    const sized = (debug ?? webservices ?? page ?? access)?.truth;
    if (!sized) throw new Error('beside info.log another log has to be there');
    if (!(debug ?? webservices) && !this.#floor) throw new Error('without calls pages say nothing');
    let seconds = 0;
    for (; sized.bytes < this.#load.bytes && seconds < this.#load.hours * 3600; seconds += 1)
      this.#second(seconds);
    this.#logs.close();
    return {
      seconds,
      debug: debug?.truth ?? noDebug(),
      webservices: webservices?.truth ?? noWebservices(),
      client: page?.truth ?? noClient(),
      idleClose: this.#idleCloses,
      clientLogs: this.#logs.clientLogs,
    };
  }

  #second(now: number): void {
    this.#clock.set(now);
    this.#logs.debug?.at(this.#clock.openfire);
    this.#plans.run(now);
    this.#lossesDue += this.#load.lossesPerHour / 3600;
    for (; this.#lossesDue >= 1; this.#lossesDue -= 1) this.#freezeOne();
    if (now % sweepPeriod === 7) this.#sweep();
  }

  #ask(desktop: Desktop): void {
    if (!this.#load.bare) {
      this.#logs.debug?.request(desktop);
      this.#logs.debug?.noise(desktop);
    }
    desktop.state = 'held';
    // An event ends one poll in eight before its time.
    const held = this.#random.chance(1 / 8) ? this.#random.integer(2, wait) : wait;
    this.#plans.in(held, () => this.#answer(desktop));
  }

  #answer(desktop: Desktop): void {
    if (!this.#load.bare) this.#logs.debug?.answer(desktop);
    desktop.lastActive = this.#clock.seconds;
    desktop.rid += 1;
    if (desktop.freezeAt <= this.#clock.seconds) {
      desktop.state = 'frozen';
      return;
    }
    desktop.state = 'away';
    this.#plans.in(desktop.hidden ? this.#random.integer(2, 45) : 0, () => this.#ask(desktop));
  }

  #freezeOne(): void {
    const desktop = this.#desktops[this.#random.integer(0, this.#desktops.length - 1)];
    if (desktop && desktop.state !== 'gone' && desktop.state !== 'frozen')
      desktop.freezeAt = Math.min(desktop.freezeAt, this.#clock.seconds);
  }

  #sweep(): void {
    for (const [i, desktop] of this.#desktops.entries()) {
      if (desktop.state === 'gone') {
        if (this.#random.chance(0.25)) this.#undeliverable(desktop);
        continue;
      }
      const lastActiveMs = this.#lastActiveMs(desktop);
      this.#logs.debug?.sweep(desktop, lastActiveMs);
      if (i % 8 === 0 && !this.#load.bare)
        this.#logs.debug?.statistics(desktop, this.#clock.epochMs + 500);
      if (lastActiveMs > idleSeconds * 1000) this.#close(desktop);
    }
  }

  /** A held request counts as active now, later than the sweep's own time. */
  #lastActiveMs({ state, lastActive }: Desktop): number {
    if (state === 'held') return -Math.max(0, this.#random.integer(-6, 3));
    const silentMs = (this.#clock.seconds - lastActive) * 1000;
    return Math.max(0, silentMs + this.#random.integer(-400, 400));
  }

  #close(desktop: Desktop): void {
    const { webservices } = this.#logs;
    this.#idleCloses += 1;
    this.#logs.idleClose(desktop, idleSeconds);
    desktop.state = 'gone';
    this.#undeliverable(desktop);
    webservices?.presence(desktop, 'unavailable');
    webservices?.armed(desktop);
    const { sid } = desktop;
    const ifGone = (act: () => void) => () => {
      if (desktop.sid === sid) act();
    };
    this.#plans.in(
      31,
      ifGone(() => webservices?.expired(desktop)),
    );
    this.#plans.in(
      60,
      ifGone(() => webservices?.forcedLogout(desktop)),
    );
    const soon = this.#random.chance(0.4);
    this.#plans.in(soon ? this.#random.integer(5, 25) : this.#random.integer(90, 1_200), () =>
      this.#comeBack(desktop),
    );
  }

  #comeBack(desktop: Desktop): void {
    this.#logs.errorReport(desktop);
    desktop.connect(this.#random);
    this.#logs.webservices?.presence(desktop, 'available');
    this.#ask(desktop);
  }

  #undeliverable(desktop: Desktop): void {
    const stateChange = new Date(this.#clock.epochMs).toISOString();
    this.#logs.debug?.undeliverable(desktop, stateChange);
  }
}
