import type { Happening, HappeningKind, HappeningOf } from '../../../../src/lab/happening.ts';
import type { Release } from '../../../../src/lab/scenario/scenario.ts';
import { Agenda } from '../../../../src/lab/world/agenda.ts';
import { Clock } from '../../../../src/lab/world/clock.ts';
import type {
  BoshAnswer,
  BoshPurpose,
  BoshRequest,
  Publication,
} from '../../../../src/lab/world/exchange.ts';
import {
  Machine,
  type ServiceSettings,
} from '../../../../src/lab/world/notification-service/machine.ts';
import { NotificationService } from '../../../../src/lab/world/notification-service/notification-service.ts';
import { Random } from '../../../../src/lab/world/random.ts';
import type { Surroundings } from '../../../../src/lab/world/surroundings.ts';

const start = Date.parse('2026-03-02T08:00:00Z');

interface Answered extends BoshAnswer {
  readonly at: number;
}

/** A service with its clock at 0 s when the play begins; its first sweep is at 30 s. */
export class Stage {
  readonly agenda = new Agenda(start);
  readonly clock = new Clock(start);
  readonly told: Happening[] = [];
  /** `12.345 available 1001001@…` */
  readonly learnt: { at: number; what: string }[] = [];
  readonly service: NotificationService;
  readonly #surroundings: Surroundings;
  readonly #settings: ServiceSettings;

  constructor(release: Release = 'openfire-3.8', seed = 1) {
    const tell = (happening: Happening) => this.told.push(happening);
    this.#surroundings = { agenda: this.agenda, random: new Random(seed), tell };
    this.#settings = {
      name: 'fin-a',
      host: 'fin-a.example.com',
      domain: 'finesse.example.com',
      clock: this.clock,
      release,
      timers: { waitMs: 30_000, sweepMs: 30_000, idleMs: 60_000 },
    };
    this.service = new NotificationService(this.#surroundings, this.#settings);
    this.service.listen({
      presence: (jid, type) => this.learnt.push({ at: this.now, what: `${type} ${jid}` }),
      service: (state) => this.learnt.push({ at: this.now, what: state }),
    });
    this.service.start();
  }

  /** Seconds since the beginning. */
  get now(): number {
    return (this.agenda.now - start) / 1_000;
  }

  /** For a part of the service alone. */
  machine(): Machine {
    return new Machine(this.#surroundings, this.#settings);
  }

  at(seconds: number, act: () => void): this {
    this.agenda.at(start + seconds * 1_000, act);
    return this;
  }

  run(seconds: number): this {
    this.agenda.run(start + seconds * 1_000);
    return this;
  }

  desk(agent: string, firstRid = 100): Desk {
    return new Desk(this, agent, firstRid);
  }

  publish(agent: string, id: number): void {
    this.service.publish(agent, publication(id));
  }

  /** `kind` of them, each with its second. */
  of<K extends HappeningKind>(kind: K): (HappeningOf<K> & { second: number })[] {
    return this.told
      .filter((happening): happening is HappeningOf<K> => happening.kind === kind)
      .map((happening) => ({ ...happening, second: (happening.at - start) / 1_000 }));
  }

  /** The values of the sweeps of an agent's sessions: `30 0`, second and seconds. */
  sweeps(agent: string): string[] {
    return this.of('sweep')
      .filter(({ session }) => session.agent === agent)
      .map(({ second, lastActiveMs }) => `${second} ${Math.max(0, lastActiveMs / 1_000)}`);
  }

  /** What was told from a second on, in its order: of the kinds named, or all. */
  story(from: number, ...kinds: HappeningKind[]): string[] {
    return this.told
      .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
      .filter(({ at }) => at >= start + from * 1_000)
      .map((happening) => `${(happening.at - start) / 1_000} ${words(happening)}`);
  }
}

function words(happening: Happening): string {
  switch (happening.kind) {
    case 'bosh-answer':
      return `${happening.rid} ${happening.condition ?? happening.type}`;
    case 'session-gone':
      return `gone ${happening.why}`;
    case 'undeliverable':
      return `undeliverable ${happening.publication.id}`;
    case 'rid-too-high':
      return `${happening.rid} > ${happening.limit}`;
    case 'rid-unavailable':
    case 'rid-repeated':
    case 'bosh-held':
      return `${happening.kind} ${happening.rid}`;
    case 'overactivity':
      return `${happening.reason} ${happening.intervalSeconds}`;
    case 'websocket-closed':
      return `${happening.kind} ${happening.how}`;
    default:
      return happening.kind;
  }
}

const publication = (id: number): Publication => ({
  id,
  pubsubNode: '/finesse/api/User/1001001',
  xml: `<Update>${id}</Update>`,
  madeAt: 0,
});

/** A BOSH client that does what it is told. */
export class Desk {
  readonly answers = new Map<number, Answered[]>();
  readonly #stage: Stage;
  readonly #agent: string;
  rid: number;
  sid: string | undefined;
  /** It polls again at once after each answer of a poll. */
  isAlive = true;

  constructor(stage: Stage, agent: string, firstRid: number) {
    this.#stage = stage;
    this.#agent = agent;
    this.rid = firstRid - 1;
  }

  /** Signed in within 0.6 s from now, one request after the other; then it polls. */
  signIn(polls = true): this {
    const purposes: BoshPurpose[] = ['create', 'auth', 'restart', 'bind', 'session', 'presence'];
    purposes.forEach((purpose, place) => {
      this.#stage.agenda.in(place * 100, () => this.send(purpose));
    });
    if (polls) this.#stage.agenda.in(600, () => this.poll());
    return this;
  }

  send(purpose: BoshPurpose, rid = this.rid + 1, answered?: (answer: BoshAnswer) => void): void {
    this.rid = Math.max(this.rid, rid);
    const request: BoshRequest = {
      agent: this.#agent,
      resource: 'desktop',
      purpose,
      rid,
      waitSeconds: 30,
      ...(this.sid !== undefined && { sid: this.sid }),
    };
    this.#stage.service.receive(request, {
      ip: '10.20.1.11',
      port: 40_000 + (rid % 1_000),
      answer: (answer) => {
        if (answer.sid !== undefined) this.sid = answer.sid;
        const earlier = this.answers.get(rid) ?? [];
        this.answers.set(rid, [...earlier, { ...answer, at: this.#stage.now }]);
        answered?.(answer);
      },
    });
  }

  poll(rid = this.rid + 1): void {
    this.send('poll', rid, (answer) => {
      if (!this.isAlive || answer.status !== 200) return;
      if (answer.type === 'empty' || answer.type === 'data') {
        if (answer.condition === undefined) this.#stage.agenda.in(10, () => this.poll());
      }
    });
  }

  /** `30.6 empty`: when a request was answered, and how. */
  answer(rid: number): string[] {
    return (this.answers.get(rid) ?? []).map(({ at, status, type, condition, publications }) => {
      const ids = publications?.length ? ` ${publications.map(({ id }) => id).join(',')}` : '';
      return `${at} ${status === 200 ? (condition ?? type) : status}${ids}`;
    });
  }
}
