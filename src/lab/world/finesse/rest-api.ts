import type { Exchange, RestAnswer, RestRequest } from '../exchange.ts';
import type { Machine } from './machine.ts';

type RestObject = RestRequest['object'];

interface RestSettings {
  readonly isInService: () => boolean;
  readonly isSignedIn: (agent: string) => boolean;
  /** What an agent's or a desktop's request asks CTI for. */
  readonly ask: (agent: string, object: RestObject) => void;
}

/** Bytes of an answer: SystemInfo and the page as real Tomcats wrote them, the user as long as its update. */
const bytes: Readonly<Partial<Record<RestObject, number>>> = {
  'system-info': 260,
  desktop: 7_856,
  user: 1_040,
};

/** Answered whatever has become of CTI and of the Notification Service. */
const alwaysThere: readonly RestObject[] = ['system-info', 'desktop'];

/** From the request's arrival to what Finesse does of it. */
const handleMs = 2;

export class RestApi {
  readonly #machine: Machine;
  readonly #settings: RestSettings;

  constructor(machine: Machine, settings: RestSettings) {
    this.#machine = machine;
    this.#settings = settings;
  }

  answer(request: RestRequest, exchange: Exchange<RestAnswer>): void {
    const machine = this.#machine;
    const tookMs = this.#duration();
    const status = this.#status(request);
    if (status === 202)
      machine.later(handleMs, () => this.#settings.ask(request.agent, request.object));
    machine.later(tookMs, () => {
      const { agent, method, object, url } = request;
      exchange.answer({ status, serverTime: machine.reading(), ...this.#said(request) });
      machine.tell({
        kind: 'http-access',
        agent,
        ip: exchange.ip,
        method,
        url,
        status,
        bytes: status === 503 ? 0 : (bytes[object] ?? 0),
        tookMs,
      });
    });
  }

  /** 5–60 ms, and sometimes much longer. */
  #duration(): number {
    const { random } = this.#machine;
    const usual = random.chance(0.02) ? random.integer(60, 900) : random.integer(5, 60);
    return usual + this.#machine.lag();
  }

  #status({ method, object }: RestRequest): number {
    if (!alwaysThere.includes(object) && !this.#settings.isInService()) return 503;
    return method === 'PUT' ? 202 : 200;
  }

  #said({ agent, object }: RestRequest): Pick<RestAnswer, 'state' | 'signedIn'> {
    const { isInService, isSignedIn } = this.#settings;
    if (object === 'user') return { signedIn: isSignedIn(agent) };
    if (object !== 'system-info') return {};
    return { state: isInService() ? 'IN_SERVICE' : 'OUT_OF_SERVICE' };
  }
}
