import type { ClientStatus } from '../../happening.ts';
import type {
  BoshAnswer,
  BoshRequest,
  Call,
  DesktopServer,
  Publication,
  Reply,
  SocketEnd,
  SocketHandlers,
} from '../exchange.ts';
import type { Random } from '../random.ts';
import type { Serve } from '../request.ts';
import type { Surroundings } from '../surroundings.ts';
import { EventLoop } from './event-loop.ts';
import { FailoverMonitor, type Monitored } from './failover-monitor.ts';
import { Jabberwerx } from './jabberwerx.ts';
import type { Library, LibraryHost, Parting } from './library.ts';
import type { PageNews, PageVoice } from './page-voice.ts';
import { Rest, type RestQuestion, type RestResult, throughLoop } from './rest.ts';
import type { DesktopSettings } from './settings.ts';
import { Strophe } from './strophe.ts';
import { Tunnel } from './tunnel.ts';

/** Whose page it is. */
export interface PageOwner {
  status(status: ClientStatus): void;
  received(publication: Publication): void;
  moveOver(): void;
  /** The server has to refuse the next one that wants to connect: asked once for each. */
  takeRefusal(): boolean;
  /** The library has to send two polls at once: asked once for each sign-in. */
  takeBurst(): boolean;
}

const libraries = { jabberwerx: Jabberwerx, strophe: Strophe, websocket: Tunnel };
const refuseBosh: Serve<BoshRequest, BoshAnswer> = (_, exchange) =>
  exchange.answer({ status: 401, type: 'empty' });
const refuseSocket = (end: SocketEnd): SocketHandlers => {
  end.send({ type: 'stream-error', condition: 'not-authorized' });
  return { frame() {}, closed() {} };
};

/** One load of the desktop in a browser: from its start to its end. */
export class Page implements LibraryHost, Monitored, PageVoice {
  readonly loop: EventLoop;
  readonly random: Random;
  readonly agent: string;
  readonly resource: string;
  readonly waitSeconds: number;
  readonly askOther?: (then: (result: RestResult) => void) => void;
  readonly #surroundings: Surroundings;
  readonly #settings: DesktopSettings;
  readonly #server: DesktopServer;
  readonly #id: string;
  readonly #owner: PageOwner;
  readonly #library: Library;
  readonly #monitor: FailoverMonitor;
  readonly #rest: Rest;
  readonly #serveBosh: Serve<BoshRequest, BoshAnswer>;
  #isOver = false;

  constructor(
    surroundings: Surroundings,
    settings: DesktopSettings,
    {
      server,
      other,
      id,
      owner,
    }: { server: DesktopServer; other: DesktopServer | undefined; id: string; owner: PageOwner },
  ) {
    this.#surroundings = surroundings;
    this.#settings = settings;
    this.#server = server;
    this.#id = id;
    this.#owner = owner;
    this.agent = settings.agent;
    this.resource = settings.resource;
    this.waitSeconds = settings.waitSeconds;
    this.random = surroundings.random.fork(`page ${id}`);
    this.loop = new EventLoop(surroundings.agenda, settings.pc, settings.exemption);
    this.#serveBosh = (request, exchange) => server.bosh(request, exchange);
    this.#rest = new Rest(settings.agent, settings.path, this.loop, this);
    this.#library = new libraries[settings.library](this);
    if (other) this.askOther = (then) => this.#rest.ask(other, this.#systemInfo(), then);
    this.#monitor = new FailoverMonitor(this);
  }

  start(): void {
    const { userAgent, gadgets, path } = this.#settings;
    this.tell({ kind: 'page-start', userAgent, ip: path.ip });
    this.status('loaded');
    for (const { title, url } of gadgets) this.tell({ kind: 'page-gadget', title, url });
    this.#monitor.start();
    this.loop.after(this.random.integer(10, 60), () => this.#library.connect());
  }

  /** `unloading`: its own handler was run. */
  end(parting: Parting, unloading: boolean): void {
    if (this.#isOver) return;
    if (unloading) this.status('unloading');
    this.#library.close(parting);
    this.tell({ kind: 'page-end' });
    this.#isOver = true;
    this.loop.end();
  }

  /** The library stops, the page stays. */
  disconnect(): void {
    this.#library.close('politely');
  }

  ask(question: RestQuestion, then?: (result: RestResult) => void): void {
    this.#rest.ask(this.#server, question, then);
  }

  askSystemInfo(then: (result: RestResult) => void): void {
    this.ask(this.#systemInfo(), (result) => {
      const { answer, tookMs } = result;
      if (answer?.status === 200) {
        this.tell({ kind: 'page-drift', serverTime: answer.serverTime, latencyMs: tookMs });
      }
      then(result);
    });
  }

  moveOver(): void {
    this.#owner.moveOver();
  }

  takeBurst(): boolean {
    return this.#owner.takeBurst();
  }

  bosh(request: BoshRequest, reply: Reply<BoshAnswer>): Call {
    const isRefused = request.purpose === 'create' && this.#owner.takeRefusal();
    let isAborted = false;
    const unlessAborted = (act: () => void): void => {
      if (!isAborted) act();
    };
    const call = this.#settings.path.call(
      isRefused ? refuseBosh : this.#serveBosh,
      request,
      throughLoop<BoshAnswer>(this.loop, {
        answered: (answer) => unlessAborted(() => reply.answered(answer)),
        turnedAway: (status) => unlessAborted(() => reply.turnedAway(status)),
        failed: (why) => unlessAborted(() => reply.failed(why)),
      }),
      this.#isServiceUp,
    );
    return {
      abort: () => {
        isAborted = true;
        call.abort();
      },
    };
  }

  socket(handlers: SocketHandlers): SocketEnd {
    const serve = this.#owner.takeRefusal()
      ? refuseSocket
      : (end: SocketEnd) => this.#server.socket(end);
    const heard: SocketHandlers = {
      frame: (frame) => this.loop.arrived(() => handlers.frame(frame)),
      closed: (how) => this.loop.arrived(() => handlers.closed(how)),
    };
    return this.#settings.path.open(serve, heard, this.#isServiceUp);
  }

  status(status: ClientStatus): void {
    this.tell({ kind: 'page-status', status });
    this.#monitor.status(status);
    this.#owner.status(status);
  }

  failover(status: string): void {
    this.tell({ kind: 'page-failover', status });
  }

  transport(transport: 'bosh' | 'websocket'): void {
    const { host } = this.#server;
    const url = transport === 'bosh' ? `https://${host}:7443/http-bind/` : `wss://${host}:8445/ws/`;
    this.tell({ kind: 'page-transport', transport, url });
  }

  reset(status: 'disconnected' | 'conflict' | 'unauthorized'): void {
    this.tell({ kind: 'page-reset', status });
  }

  pingFailed(): void {
    this.tell({ kind: 'page-ping-failed' });
  }

  received(publication: Publication): void {
    if (this.#isOver) return;
    this.tell({ kind: 'page-event', publication });
    this.#owner.received(publication);
  }

  tell(news: PageNews): void {
    if (this.#isOver) return;
    const { agenda, tell } = this.#surroundings;
    tell({ ...news, at: agenda.now, server: this.#server.name, agent: this.agent, page: this.#id });
  }

  readonly #isServiceUp = (): boolean => this.#server.isUp?.('notification') ?? true;

  #systemInfo(): RestQuestion {
    const stamp = this.#settings.pc.clock.read(this.loop.now);
    return {
      object: 'system-info',
      method: 'GET',
      url: `/finesse/api/SystemInfo?nocache=${stamp}`,
    };
  }
}
