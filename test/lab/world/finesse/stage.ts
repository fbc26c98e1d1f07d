import type { Happening, HappeningKind, HappeningOf } from '../../../../src/lab/happening.ts';
import type { Product } from '../../../../src/lab/scenario/scenario.ts';
import { Agenda } from '../../../../src/lab/world/agenda.ts';
import { Clock } from '../../../../src/lab/world/clock.ts';
import { Cti } from '../../../../src/lab/world/cti.ts';
import type { Publication, RestAnswer, RestRequest } from '../../../../src/lab/world/exchange.ts';
import { Finesse } from '../../../../src/lab/world/finesse/finesse.ts';
import { Random } from '../../../../src/lab/world/random.ts';
import type { Session } from '../../../../src/lab/world/session.ts';

const start = Date.UTC(2026, 2, 2, 8);

interface StageOptions {
  readonly product?: Product;
  readonly seed?: number;
  readonly aheadMs?: number;
  readonly sso?: ReadonlySet<string>;
}

/** A Finesse and a CTI, and a Notification Service of which a test says who is there. */
export class Stage {
  readonly agenda = new Agenda(start);
  readonly told: Happening[] = [];
  readonly published: [agent: string, publication: Publication][] = [];
  readonly answers: RestAnswer[] = [];
  readonly cti: Cti;
  readonly finesse: Finesse;
  readonly #signedIn = new Map<string, Session>();

  constructor({ product = 'uccx', seed = 1, aheadMs = 0, sso = new Set() }: StageOptions = {}) {
    const surroundings = {
      agenda: this.agenda,
      random: new Random(seed),
      tell: (happening: Happening) => this.told.push(happening),
    };
    this.cti = new Cti(surroundings, { product, host: 'cti.example.com' });
    this.finesse = new Finesse(surroundings, {
      name: 'fin-a',
      host: 'fin-a.example.com',
      clock: new Clock(start, { aheadMs, driftPpm: 0, steps: [] }),
      product,
      graceMs: 60_000,
      service: {
        publish: (agent, publication) => this.published.push([agent, publication]),
        signedInAs: (agent) => this.#signedIn.get(agent),
      },
      cti: this.cti,
      domain: 'example.com',
      sso,
    });
    this.finesse.start();
  }

  /** Lets so much time pass. */
  pass(ms: number): void {
    this.agenda.run(this.agenda.now + ms);
  }

  ask(agent: string, object: RestRequest['object']): void {
    const method = ['system-info', 'desktop', 'user'].includes(object) ? 'GET' : 'PUT';
    this.finesse.rest(
      { agent, method, object, url: `/finesse/api/${object}` },
      { ip: '10.20.1.7', port: 50_000, answer: (answer) => this.answers.push(answer) },
    );
  }

  /** Its presence comes, and it signs in; done 2 s later. */
  signIn(...agents: string[]): void {
    for (const agent of agents) {
      this.come(agent);
      this.ask(agent, 'sign-in');
    }
    this.pass(2_000);
  }

  come(agent: string): void {
    this.return(agent);
    this.finesse.presence(jidOf(agent), 'available');
  }

  /** Its session is there, and nobody says so. */
  return(agent: string): void {
    this.#signedIn.set(agent, sessionOf(agent));
  }

  go(agent: string): void {
    this.vanish(agent);
    this.finesse.presence(jidOf(agent), 'unavailable');
  }

  /** Its session is gone, and nobody says so. */
  vanish(agent: string): void {
    this.#signedIn.delete(agent);
  }

  all<K extends HappeningKind>(...kinds: K[]): HappeningOf<K>[] {
    return this.told.filter((one): one is HappeningOf<K> =>
      kinds.some((kind) => one.kind === kind),
    );
  }

  /** As `kind` and what else counts, by the ms after `from`. */
  since(from: number): (readonly [ms: number, kind: HappeningKind, detail?: string])[] {
    return this.told.flatMap((one) =>
      one.at < from ? [] : [[one.at - from, one.kind, detail(one)]],
    );
  }

  forget(): void {
    this.told.length = 0;
    this.published.length = 0;
  }
}

const jidOf = (agent: string): string => `${agent}@example.com/desktop`;

const sessionOf = (agent: string): Session => ({
  sid: `sid-${agent}`,
  agent,
  resource: 'desktop',
  transport: 'bosh',
  waitSeconds: 30,
  createdAt: start,
  jid: jidOf(agent),
  ip: '10.20.1.7',
  port: 50_000,
  status: 3,
  presence: 'available',
  rid: 1,
  purpose: 'poll',
});

function detail(one: Happening): string {
  switch (one.kind) {
    case 'presence':
      return one.type;
    case 'state-request':
      return `${one.state}/${one.code}${one.forced ? ' forced' : ''}${one.sso ? ' sso' : ''}${one.supervisor ? ' supervised' : ''}`;
    case 'state-event':
      return `${one.state}/${one.code}`;
    case 'service-state':
      return one.state;
    case 'cti-connection':
    case 'xmpp-connection':
      return one.mnemonic;
    default:
      return '';
  }
}
