import type { Agenda, Appointment } from '../agenda.ts';
import type { Pc } from '../pc.ts';
import { Beats, Deadline, Interval, type Pace, type PageTimer, Timeout } from './page-timer.ts';

/** Why the JavaScript of a page stands still. */
export type Standstill = 'asleep' | 'frozen' | 'blocked';

/** What spares a hidden page the throttling: a WebRTC connection the minute's grid only, sound all of it. */
export type Exemption = 'webrtc' | 'audio';

interface Task {
  readonly arrivedAt: number;
  readonly act: () => void;
  readonly broken: (() => void) | undefined;
}

export interface Timer {
  cancel(): void;
}

/** Throttling by the minute sets in so long after hiding (browser-behaviour.md section 3.3). */
const graceMs = 60_000;
/** A server closes a connection that nobody used for so long: what waited in it through a sleep is lost. */
const idleSocketMs = 60_000;

/** The timers of a page and the callbacks of its requests: when its JavaScript runs. */
export class EventLoop {
  readonly #agenda: Agenda;
  readonly #pc: Pc;
  readonly #exemption: Exemption | undefined;
  readonly #timers = new Map<PageTimer, Appointment | undefined>();
  readonly #standstills = new Set<Standstill>();
  #tasks: Task[] = [];
  #pace: Pace = 'exact';
  #throttling: Appointment | undefined;
  #isHidden = false;
  #isOver = false;
  #stoodFrom = 0;
  #slept = false;
  /** No throttled timer ran for a minute: the next may run on the second (as Chromium does it). */
  #restedLong = false;

  constructor(agenda: Agenda, pc: Pc, exemption?: Exemption) {
    this.#agenda = agenda;
    this.#pc = pc;
    this.#exemption = exemption;
    if (pc.isAsleep) this.stand('asleep');
  }

  get now(): number {
    return this.#agenda.now;
  }

  get isHidden(): boolean {
    return this.#isHidden;
  }

  hide(): void {
    if (this.#isHidden) return;
    this.#isHidden = true;
    if (this.#exemption === 'audio') return;
    this.#setPace('second');
    if (this.#exemption === 'webrtc') return;
    this.#throttling = this.#agenda.in(graceMs, () => this.#setPace('minute'));
  }

  show(): void {
    if (!this.#isHidden) return;
    this.#isHidden = false;
    this.#throttling?.cancel();
    this.#setPace('exact');
  }

  stand(why: Standstill): void {
    if (why === 'asleep') this.#slept = true;
    if (this.#standstills.size === 0) {
      this.#stoodFrom = this.#agenda.now;
      for (const [timer, appointment] of this.#timers) {
        appointment?.cancel();
        this.#timers.set(timer, undefined);
        timer.halt?.(this.#agenda.now, this.#pace);
      }
    }
    this.#standstills.add(why);
  }

  go(why: Standstill): void {
    if (!this.#standstills.delete(why) || this.#standstills.size > 0) return;
    this.#resume();
  }

  /** Nothing of this page runs any more. */
  end(): void {
    this.#isOver = true;
    this.#throttling?.cancel();
    for (const appointment of this.#timers.values()) appointment?.cancel();
    this.#timers.clear();
    this.#tasks = [];
  }

  /** A callback of the network: not throttled, but it waits where nothing runs. `broken` where it waited too long for its socket. */
  arrived(act: () => void, broken?: () => void): void {
    if (this.#isOver) return;
    if (this.#standstills.size === 0) act();
    else this.#tasks.push({ arrivedAt: this.#agenda.now, act, broken });
  }

  /** `setTimeout`, from a callback or an event. */
  after(ms: number, act: () => void): Timer {
    return this.#add(new Timeout(this.#agenda.now + ms, act));
  }

  /** `setInterval` */
  every(ms: number, act: () => void): Timer {
    return this.#add(new Interval(this.#agenda.now, ms, act));
  }

  /** After so many beats of an interval that runs all the time. */
  beats(periodMs: number, count: number, act: () => void): Timer {
    return this.#add(new Beats(this.#agenda.now, periodMs, count, this.#pace, act));
  }

  /** At the first beat, of an interval that runs all the time, at which the instant has passed. */
  beatAfter(periodMs: number, instant: number, act: () => void): Timer {
    return this.#add(new Deadline(periodMs, instant, act));
  }

  #add(timer: PageTimer): Timer {
    this.#timers.set(timer, undefined);
    if (this.#standstills.size === 0) this.#plan(timer);
    return {
      cancel: () => {
        this.#timers.get(timer)?.cancel();
        this.#timers.delete(timer);
      },
    };
  }

  #plan(timer: PageTimer): void {
    if (this.#isOver) return;
    this.#timers.get(timer)?.cancel();
    const at = this.#wakeUp(timer);
    this.#timers.set(
      timer,
      this.#agenda.at(at, () => this.#fire(timer)),
    );
  }

  #fire(timer: PageTimer): void {
    if (timer.isDeep) this.#restedLong = false;
    const isDone = timer.isDone(this.#agenda.now, this.#pace);
    if (isDone) this.#timers.delete(timer);
    else this.#plan(timer);
    if (isDone || timer instanceof Interval) timer.act();
  }

  /** When a timer that is due really runs. */
  #wakeUp(timer: PageTimer): number {
    const at = Math.max(timer.due, this.#agenda.now);
    if (this.#pace === 'exact') return at;
    const byMinute = this.#pace === 'minute' && timer.isDeep && !this.#restedLong;
    const step = byMinute ? 60_000 : 1_000;
    const past = (at - this.#pc.gridMs) % step;
    return past === 0 ? at : at + step - past;
  }

  #setPace(pace: Pace): void {
    const [was, now] = [this.#pace, this.#agenda.now];
    this.#pace = pace;
    if (this.#standstills.size > 0) return;
    for (const timer of this.#timers.keys()) {
      timer.halt?.(now, was);
      timer.resume?.(now, now, pace);
      this.#plan(timer);
    }
  }

  /**
   * Through a sleep the answers waited in the sockets: all comes in the order in which it was due. A frozen or blocked
   * page had its answers handed over already: they come before every timer.
   */
  #resume(): void {
    const now = this.#agenda.now;
    const slept = this.#slept;
    this.#slept = false;
    this.#restedLong = now - this.#stoodFrom >= 60_000;
    for (const timer of this.#timers.keys()) timer.resume?.(this.#stoodFrom, now, this.#pace);
    const due = [
      ...this.#tasks.map((task) => ({
        at: slept ? task.arrivedAt : 0,
        go: () => this.#hand(task, slept),
      })),
      ...[...this.#timers.keys()].map((timer) => ({ at: timer.due, go: () => this.#plan(timer) })),
    ].sort((a, b) => a.at - b.at);
    this.#tasks = [];
    for (const { go } of due) go();
  }

  #hand({ act, broken, arrivedAt }: Task, slept: boolean): void {
    const isLost = slept && broken !== undefined && this.#agenda.now - arrivedAt > idleSocketMs;
    this.#agenda.in(0, () => this.arrived(isLost ? broken : act));
  }
}
