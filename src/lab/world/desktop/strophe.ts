import { BoshLibrary, type Loss } from './bosh-library.ts';
import type { Timer } from './event-loop.ts';

/** Everything is done by a timer that sets itself anew. */
const idleLoopMs = 100;
/** How long a request may take, in waits. */
const patience = 1.1;
/** It gives up after so many failures one after the other. */
const failuresAtMost = 4;
/** The page's, after `disconnected`. */
const reconnectMs = 5_000;

/** strophe.js 1.2.16, of desktops from 12.0 that are set to BOSH (browser-behaviour.md). */
export class Strophe extends BoshLibrary {
  override connect(): void {
    this.host.transport('bosh');
    super.connect();
  }

  protected pause(isSignedIn: boolean, act: () => void): Timer {
    const { loop, random } = this.host;
    const ms = random.integer(60, idleLoopMs);
    return isSignedIn ? loop.beats(ms, 1, act) : loop.after(ms, act);
  }

  protected limit(act: () => void): Timer {
    const { loop, waitSeconds } = this.host;
    return loop.beatAfter(idleLoopMs, loop.now + this.#patienceMs(waitSeconds), act);
  }

  /** At once, then after the cube of the number of times; the server's own no is final. */
  protected retry(failures: number, status: number, act: () => void): Timer | undefined {
    if (failures > failuresAtMost || (status >= 400 && status < 500)) return undefined;
    const waitMs =
      failures === 1 ? 0 : Math.min(failures ** 3 * 1_000, this.#patienceMs(this.host.waitSeconds));
    return this.host.loop.after(waitMs, act);
  }

  protected lost(loss: Loss): Timer {
    if (loss === 'rejected') this.host.status('disconnecting');
    this.host.status('disconnected');
    return this.host.loop.after(reconnectMs, () => this.connect());
  }

  #patienceMs(waitSeconds: number): number {
    return Math.floor(patience * waitSeconds) * 1_000;
  }
}
