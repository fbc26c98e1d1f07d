import type { Publication } from '../exchange.ts';
import { BoshLibrary, type Loss } from './bosh-library.ts';
import type { Timer } from './event-loop.ts';

/** Its queue is worked off by an interval, and it counts its waits in beats of it. */
const beatMs = 10;
/** So many beats before the first, second and third time that a failed request is sent again (browser-behaviour.md section 3.2). */
const backOff = [50, 200, 450];
/** Longer than the server may hold a poll. */
const marginMs = 5_000;
const reconnectMs = 30_000;

/** jabberwerx.js 2014.04, the library of desktops up to 11.6 (browser-behaviour.md). */
export class Jabberwerx extends BoshLibrary {
  readonly #queue: Publication[] = [];
  #isHanding = false;

  /** In one beat it reads an answer, in the next it hands over all that it has read: one minute each in a throttled tab. */
  protected override hand(publications: readonly Publication[]): void {
    if (publications.length > 0) this.#inABeat(() => this.#read(publications));
  }

  #read(publications: readonly Publication[]): void {
    this.#queue.push(...publications);
    if (this.#isHanding) return;
    this.#isHanding = true;
    this.#inABeat(() => this.host.loop.after(0, () => this.#handAll()));
  }

  #handAll(): void {
    this.#isHanding = false;
    super.hand(this.#queue.splice(0));
  }

  #inABeat(act: () => void): void {
    this.host.loop.beats(beatMs, 1, act);
  }

  protected pause(isSignedIn: boolean, act: () => void): Timer {
    const { loop } = this.host;
    return isSignedIn ? loop.beats(beatMs, 1, act) : loop.after(beatMs, act);
  }

  protected limit(act: () => void): Timer {
    return this.host.loop.after(this.host.waitSeconds * 1_000 + marginMs, act);
  }

  protected retry(failures: number, _status: number, act: () => void): Timer | undefined {
    const beats = backOff[failures - 1];
    return beats === undefined ? undefined : this.host.loop.beats(beatMs, beats, act);
  }

  /** By a tenth sooner or later. */
  protected lost(_loss: Loss): Timer {
    this.host.status('disconnected');
    const ms = reconnectMs * (0.9 + 0.2 * this.host.random.next());
    return this.host.loop.after(ms, () => this.begin('reconnecting'));
  }
}
