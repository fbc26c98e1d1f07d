import type { ViewContext } from '../view.ts';
import { wallClock } from '../wall-clock.ts';
import type { Entry } from './entry.ts';

const log = 'webservices/Desktop-webservices.log';
/** Records of the subscriptions have numbers of their own: 1043, 417, 1044 stand within 1 ms (finesse-logs.md section 3). */
const ownNumbers = /^(?:UN)?SUBSCRIBE_/;

interface Due {
  readonly at: number;
  readonly entry: Entry;
}

/** `SEQ: HOST: Mon DD YYYY HH:MM:SS.mmm +ZZZZ: %CCBU_<thread>-<severity>-<text>` */
export class WebservicesLog {
  readonly #context: ViewContext;
  readonly #zone: string;
  #sequence: number;
  #subscriptions: number;
  #due: Due[] = [];

  constructor(context: ViewContext) {
    this.#context = context;
    this.#zone = context.scenario.zone.replace(':', '');
    const random = context.random.fork('webservices-numbers');
    this.#sequence = random.integer(1_000, 900_000);
    this.#subscriptions = random.integer(100, 900);
  }

  put(at: number, entry: Entry): void {
    const { server, wall, write } = this.#context;
    const { thread, severity, text } = entry;
    const head = `${this.#number(text)}: ${server.host}: ${clock(wall(at))} ${this.#zone}`;
    write(log, at, `${head}: %CCBU_${thread}-${severity}-${text}`);
  }

  /** Of something that is not over yet: written when the world's time gets there. */
  putLater(at: number, entry: Entry): void {
    this.#due.push({ at, entry });
    this.#due.sort((a, b) => a.at - b.at);
  }

  /** Writes what is due. */
  reach(now: number): void {
    for (let [next] = this.#due; next && next.at <= now; [next] = this.#due) {
      this.#due.shift();
      this.put(next.at, next.entry);
    }
  }

  #number(text: string): string {
    if (ownNumbers.test(text)) this.#subscriptions += 1;
    else this.#sequence += 1;
    const number = ownNumbers.test(text) ? this.#subscriptions : this.#sequence;
    return String(number).padStart(10, '0');
  }
}

function clock(wall: number): string {
  const { month, day, year, time } = wallClock(wall);
  return `${month} ${day} ${year} ${time}`;
}
