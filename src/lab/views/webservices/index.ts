import type { Happening, HappeningOf } from '../../happening.ts';
import type { Random } from '../../world/random.ts';
import type { View, ViewContext } from '../view.ts';
import { ctiThread, queueStatistics, stateEvent, stateRequest, timeTracker } from './cti-text.ts';
import { type Entry, error, info, warning } from './entry.ts';
import { WebservicesLog } from './log.ts';
import { requestNoise, roundNoise } from './noise.ts';
import { expiryArmed, expiryFired, forcedLogout, presence, subscription } from './presence-text.ts';
import {
  ctiConnection,
  pollingError,
  serviceState,
  startup,
  statisticsRequest,
  xmppConnection,
} from './system-text.ts';

/** Threads that do one thing only, as published; that of connections is assumed. */
const smack = 'Smack Listener Processor (1)';
const expiry = 'pool-8-thread-1';
const statistics = 'pool-21-thread-1';
const connections = 'pool-5-thread-1';
const queue = 28_353;

/** Finesse's own log, `Desktop-webservices` (finesse-logs.md sections 0, 3 and 11). */
export const webservicesView: View = (context) => {
  if (!context.scenario.logs.webservices) return () => undefined;
  const writer = new Writer(context);
  return (happening) => writer.hear(happening);
};

class Writer {
  readonly #context: ViewContext;
  readonly #log: WebservicesLog;
  readonly #random: Random;
  /** Of the noise alone: more of it changes no other record. */
  readonly #noise: Random;
  #ctiSequence: number;
  #rounds: number;
  /** The worker that decided a logout asks for it too. */
  readonly #deciders = new Map<string, string>();

  constructor(context: ViewContext) {
    this.#context = context;
    this.#log = new WebservicesLog(context);
    this.#random = context.random.fork('webservices');
    this.#noise = context.random.fork('webservices-noise');
    this.#ctiSequence = this.#random.integer(100, 900_000);
    this.#rounds = this.#random.integer(700, 90_000);
  }

  hear(happening: Happening): void {
    this.#log.reach(happening.at);
    if (!('server' in happening) || happening.server !== this.#context.server.name) return;
    for (const entry of this.#entries(happening)) this.#log.put(happening.at, entry);
  }

  #entries(happening: Happening): readonly Entry[] {
    const { scenario, server } = this.#context;
    switch (happening.kind) {
      case 'finesse-start':
        return [info('localhost-startStop-1', startup)];
      case 'presence':
        return [info(smack, presence(happening))];
      case 'subscribed':
      case 'unsubscribed':
        return [info(smack, subscription(happening, scenario.domain))];
      case 'expiry-armed':
        return [info(smack, expiryArmed(happening.agent))];
      case 'expiry-fired':
        return [info(expiry, expiryFired(happening.agent))];
      case 'forced-logout':
        return [info(this.#decider(happening.agent), forcedLogout(happening.agent))];
      case 'state-request':
        return [info(this.#asker(happening.agent), stateRequest(happening))];
      case 'state-event':
        return [this.#stateEvent(happening)];
      case 'publication':
        return [info(this.#worker(), this.#publication(happening))];
      case 'cti-connection': {
        const say = happening.state === 'lost' ? error : info;
        return [say(connections, ctiConnection(happening))];
      }
      case 'xmpp-connection': {
        const say = happening.state === 'lost' ? error : info;
        return [say('CoreImpl-worker1', xmppConnection(happening.mnemonic, server.host))];
      }
      case 'service-state': {
        const say = happening.state === 'OUT_OF_SERVICE' ? warning : info;
        return [say(connections, serviceState(happening.state))];
      }
      case 'queue-statistics':
        return this.#round(happening);
      case 'pool-saturated':
        return [error(statistics, pollingError)];
      case 'http-access':
        return requestNoise(happening, scenario.logs.noise, this.#noise);
      default:
        return [];
    }
  }

  #stateEvent(event: HappeningOf<'state-event'>): Entry {
    const { product } = this.#context.scenario;
    this.#ctiSequence += 1;
    return info(ctiThread(product), stateEvent(event, product, this.#ctiSequence));
  }

  /** What follows the payload is cut off in the published record: that it names the time of the message is assumed. */
  #publication({ publication, receivedAt }: HappeningOf<'publication'>): string {
    const { scenario } = this.#context;
    const { pubsubNode, xml } = publication;
    const payload = scenario.logs.multiLine ? xml : xml.replace(/\n\s*/g, '');
    const times = { id: 'AgentStateEvent', CTI_MSG_RECEIVED: receivedAt };
    const tracker = timeTracker(scenario.product, times);
    return `XMPP_PUBLISH_ASYNCHRONOUS: %[NodeId=${pubsubNode}][Payload=${payload}][timeTracker=${tracker}]: `;
  }

  /** The answer comes when it comes; noise counts by rounds. */
  #round({ at, roundTripMs }: HappeningOf<'queue-statistics'>): readonly Entry[] {
    const { scenario } = this.#context;
    const { product, logs } = scenario;
    this.#rounds += 1;
    const answered = at + roundTripMs;
    const received = this.#epoch(answered) - 1;
    const answer = queueStatistics(queue, this.#rounds, received, roundTripMs, product);
    this.#log.putLater(answered, info(ctiThread(product), answer));
    return [
      info(statistics, statisticsRequest(this.#rounds)),
      ...roundNoise(logs.noise, this.#noise, logs.multiLine),
    ];
  }

  /** What the server's clock takes for the epoch ms. */
  #epoch(at: number): number {
    const [, sign, hours, minutes] =
      /^([+-])(\d\d):(\d\d)$/.exec(this.#context.scenario.zone) ?? [];
    const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
    return this.#context.wall(at) - (sign === '-' ? -offset : offset);
  }

  #decider(agent: string): string {
    const worker = this.#worker();
    this.#deciders.set(agent, worker);
    return worker;
  }

  #asker(agent: string): string {
    const worker = this.#deciders.get(agent) ?? this.#worker();
    this.#deciders.delete(agent);
    return worker;
  }

  #worker(): string {
    return `CoreImpl-worker${this.#random.integer(1, 200)}`;
  }
}
