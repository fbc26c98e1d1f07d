import { join } from 'node:path';
import { DebugLog, type DebugTruth } from './debug-log.ts';
import { Desktop } from './desktop.ts';
import { LogWriter } from './log-writer.ts';
import { Random } from './random.ts';
import { WebservicesLog } from './webservices-log.ts';

export interface Load {
  readonly seed: number;
  /** Of debug.log. */
  readonly bytes: number;
  /** Ends there if debug.log did not reach its size before. */
  readonly hours: number;
  readonly agents: number;
  /** Share of the desktops that are pages in the background. */
  readonly hidden: number;
  readonly lossesPerHour: number;
  /** Sweeps and messages for lost agents alone: much time in few bytes. */
  readonly bare: boolean;
}

/** What the logs hold. */
export interface Truth extends DebugTruth {
  seconds: number;
  idleClose: number;
}

const sweepPeriod = 30;
const wait = 30;
const idleSeconds = 60;
/** 2026-11-23 02:30 UTC, 08:00 on the server. */
const start = Date.UTC(2026, 10, 23, 2, 30) / 1000;
const offset = '+0530';
const offsetSeconds = 5.5 * 3600;
/** Longer than anything is planned ahead. */
const horizon = 2048;

/** A Finesse server at work, second by second, and the logs that it leaves. */
export class Server {
  readonly #load: Load;
  readonly #random: Random;
  readonly #debug: DebugLog;
  readonly #info: LogWriter;
  readonly #webservices: WebservicesLog;
  readonly #desktops: readonly Desktop[];
  readonly #plans: (() => void)[][] = Array.from({ length: horizon }, () => []);
  #now = 0;
  #stamp = '';
  #lossesDue = 0;
  #idleCloses = 0;

  constructor(folder: string, load: Load) {
    this.#load = load;
    this.#random = new Random(load.seed);
    const openfire = join(folder, 'desktop/logs/openfire');
    this.#debug = new DebugLog(join(openfire, 'debug.log'), this.#random);
    this.#info = new LogWriter(join(openfire, 'info.log'));
    this.#webservices = new WebservicesLog(
      join(folder, 'desktop/logs/webservices/Desktop-webservices.2026-11-23T08-00-00.000.log'),
    );
    this.#desktops = Array.from(
      { length: load.agents },
      (_, i) => new Desktop(i + 1, i < load.agents * load.hidden),
    );
  }

  run(): Truth {
    for (const desktop of this.#desktops) {
      desktop.connect(this.#random);
      this.#plan(this.#random.integer(0, wait - 1), () => this.#ask(desktop));
    }
    while (this.#debug.truth.bytes < this.#load.bytes && this.#now < this.#load.hours * 3600) {
      this.#second();
      this.#now += 1;
    }
    this.#debug.close();
    this.#info.close();
    this.#webservices.close();
    return { ...this.#debug.truth, seconds: this.#now, idleClose: this.#idleCloses };
  }

  #second(): void {
    this.#setClocks();
    const plans = this.#plans[this.#now % horizon] ?? [];
    // A plan may plan for this second: the list grows as it is walked.
    for (const plan of plans) plan();
    plans.length = 0;
    if (this.#now % 10 === 0) this.#webservices.background();
    this.#lossesDue += this.#load.lossesPerHour / 3600;
    for (; this.#lossesDue >= 1; this.#lossesDue -= 1) this.#freezeOne();
    if (this.#now % sweepPeriod === 7) this.#sweep();
  }

  #setClocks(): void {
    const local = new Date((start + this.#now + offsetSeconds) * 1000).toISOString();
    const date = local.slice(0, 10).replaceAll('-', '.');
    const time = local.slice(11, 19);
    this.#stamp = `${date} ${time} `;
    this.#debug.at(this.#stamp);
    const day = `Nov ${local.slice(8, 10)} ${local.slice(0, 4)}`;
    this.#webservices.at(`${day} ${time}`, offset, (start + this.#now) * 1000 + 630);
  }

  #plan(inSeconds: number, plan: () => void): void {
    this.#plans[(this.#now + inSeconds) % horizon]?.push(plan);
  }

  #ask(desktop: Desktop): void {
    if (!this.#load.bare) {
      this.#debug.request(desktop);
      this.#debug.noise(desktop);
    }
    desktop.state = 'held';
    // An event ends one poll in eight before its time.
    const held = this.#random.next() < 1 / 8 ? this.#random.integer(2, wait) : wait;
    this.#plan(held, () => this.#answer(desktop));
  }

  #answer(desktop: Desktop): void {
    if (!this.#load.bare) this.#debug.answer(desktop);
    desktop.lastActive = this.#now;
    desktop.rid += 1;
    if (desktop.freezeAt <= this.#now) {
      desktop.state = 'frozen';
      return;
    }
    desktop.state = 'away';
    this.#plan(desktop.hidden ? this.#random.integer(2, 45) : 0, () => this.#ask(desktop));
  }

  #freezeOne(): void {
    const desktop = this.#desktops[this.#random.integer(0, this.#desktops.length - 1)];
    if (desktop && desktop.state !== 'gone' && desktop.state !== 'frozen')
      desktop.freezeAt = Math.min(desktop.freezeAt, this.#now);
  }

  #sweep(): void {
    for (const [i, desktop] of this.#desktops.entries()) {
      if (desktop.state === 'gone') {
        if (this.#random.next() < 0.25) this.#undeliverable(desktop);
        continue;
      }
      const lastActiveMs = this.#lastActiveMs(desktop);
      this.#debug.sweep(desktop, lastActiveMs);
      if (i % 8 === 0 && !this.#load.bare)
        this.#debug.statistics(desktop, (start + this.#now) * 1000 + 500);
      if (lastActiveMs > idleSeconds * 1000) this.#close(desktop);
    }
  }

  /** A held request counts as active now, later than the sweep's own time. */
  #lastActiveMs({ state, lastActive }: Desktop): number {
    if (state === 'held') return -Math.max(0, this.#random.integer(-6, 3));
    return Math.max(0, (this.#now - lastActive) * 1000 + this.#random.integer(-400, 400));
  }

  #close(desktop: Desktop): void {
    this.#idleCloses += 1;
    this.#info.write(
      `${this.#stamp}Closing idle session (id=${desktop.sid}): ${desktop.jid} after being inactive for more than threshold value of ${idleSeconds}\n${this.#stamp}A session is being closed for ${desktop.jid}\n`,
    );
    desktop.state = 'gone';
    this.#undeliverable(desktop);
    this.#webservices.presence(desktop, 'unavailable');
    this.#webservices.armed(desktop);
    const { sid } = desktop;
    const ifGone = (act: () => void) => () => {
      if (desktop.sid === sid) act();
    };
    this.#plan(
      31,
      ifGone(() => this.#webservices.expired(desktop)),
    );
    this.#plan(
      60,
      ifGone(() => this.#webservices.forcedLogout(desktop)),
    );
    const soon = this.#random.next() < 0.4;
    this.#plan(soon ? this.#random.integer(5, 25) : this.#random.integer(90, 1_200), () =>
      this.#comeBack(desktop),
    );
  }

  #comeBack(desktop: Desktop): void {
    desktop.connect(this.#random);
    this.#webservices.presence(desktop, 'available');
    this.#ask(desktop);
  }

  #undeliverable(desktop: Desktop): void {
    this.#debug.undeliverable(desktop, new Date((start + this.#now) * 1000).toISOString());
  }
}
