import type { DesktopServer, Reply, RestAnswer, RestRequest } from '../exchange.ts';
import type { Path } from '../path.ts';
import type { EventLoop } from './event-loop.ts';
import type { PageVoice } from './page-voice.ts';

/** What came of a request: `status` 0 where none came. */
export interface RestResult {
  readonly status: number;
  readonly answer?: RestAnswer;
  /** There and back, ms. */
  readonly tookMs: number;
}

export type RestQuestion = Pick<RestRequest, 'object' | 'method' | 'url'>;

/** A reply that reaches the page when its JavaScript runs. */
export const throughLoop = <Answer>(loop: EventLoop, reply: Reply<Answer>): Reply<Answer> => ({
  answered: (answer) =>
    loop.arrived(
      () => reply.answered(answer),
      () => reply.failed('reset'),
    ),
  turnedAway: (status) => loop.arrived(() => reply.turnedAway(status)),
  failed: (why) => loop.arrived(() => reply.failed(why)),
});

/** A page's REST requests to a Finesse, numbered one by one. */
export class Rest {
  readonly #agent: string;
  readonly #path: Path;
  readonly #loop: EventLoop;
  readonly #voice: PageVoice;
  #asked = 0;

  constructor(agent: string, path: Path, loop: EventLoop, voice: PageVoice) {
    this.#agent = agent;
    this.#path = path;
    this.#loop = loop;
    this.#voice = voice;
  }

  ask(
    server: DesktopServer,
    question: RestQuestion,
    then: (result: RestResult) => void = () => {},
  ): void {
    this.#asked += 1;
    const requestId = String(this.#asked).padStart(8, '0');
    const askedAt = this.#loop.now;
    const { object, method, url } = question;
    this.#voice.tell({ kind: 'page-rest', requestId, object, method, url });
    const over = (status: number, answer?: RestAnswer): void => {
      this.#voice.tell({ kind: 'page-rest-answer', requestId, object, status });
      then({ status, ...(answer && { answer }), tookMs: this.#loop.now - askedAt });
    };
    const reply = throughLoop<RestAnswer>(this.#loop, {
      answered: (answer) => over(answer.status, answer),
      turnedAway: (status) => over(status),
      failed: () => over(0),
    });
    const request: RestRequest = { agent: this.#agent, ...question };
    this.#path.call<RestRequest, RestAnswer>(
      (asked, exchange) => server.rest(asked, exchange),
      request,
      reply,
      () => server.isUp?.('web') ?? true,
    );
  }
}
