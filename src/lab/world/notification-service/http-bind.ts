import type { BoshAnswer, BoshRequest, Exchange } from '../exchange.ts';
import type { Session } from '../session.ts';
import { BoshSession } from './bosh-session.ts';
import type { Machine } from './machine.ts';
import type { Sessions } from './sessions.ts';

/** A step of the clock is noticed when it is greater. */
const stepMs = 1_000;

/** Openfire's HttpBindServlet: brings each request to its session. */
export class HttpBind {
  readonly #machine: Machine;
  readonly #sessions: Sessions;
  #aheadMs = 0;

  constructor(machine: Machine, sessions: Sessions) {
    this.#machine = machine;
    this.#sessions = sessions;
  }

  receive(request: BoshRequest, exchange: Exchange<BoshAnswer>): void {
    this.#noticeStep();
    const { sid, rid, purpose, agent } = request;
    const { ip, port } = exchange;
    const member = sid === undefined ? this.#create(request, exchange) : this.#find(sid);
    const told = { kind: 'bosh-request', rid, purpose, agent, ip, port } as const;
    if (member === undefined) {
      this.#machine.tell({ ...told, ...(sid !== undefined && { sid }) });
      this.#refuse(sid ?? '', request, exchange);
      return;
    }
    const { session } = member;
    Object.assign(session, { ip, port, purpose });
    this.#machine.tell({ ...told, session, sid: session.sid });
    if (purpose === 'create') member.created(exchange);
    else member.take(request, exchange);
  }

  #create({ agent, resource, rid, waitSeconds }: BoshRequest, exchange: Exchange<BoshAnswer>) {
    const session: Session = {
      sid: this.#sessions.newSid(),
      agent,
      resource,
      transport: 'bosh',
      waitSeconds,
      createdAt: this.#machine.process.now,
      jid: undefined,
      ip: exchange.ip,
      port: exchange.port,
      status: 1,
      presence: 'unavailable',
      rid,
      purpose: 'create',
    };
    const member = new BoshSession(this.#machine, this.#sessions, session);
    this.#sessions.add(member);
    return member;
  }

  #find(sid: string): BoshSession | undefined {
    const member = this.#sessions.find(sid);
    return member instanceof BoshSession ? member : undefined;
  }

  #refuse(sid: string, { rid }: BoshRequest, exchange: Exchange<BoshAnswer>): void {
    const { ip, port } = exchange;
    this.#machine.tell({ kind: 'invalid-session', sid, rid, ip, port });
    exchange.answer({ status: 404, type: 'terminate' });
  }

  /** After a step forward held requests find their wait over; Jetty looks whenever something comes in. */
  #noticeStep(): void {
    const aheadMs = this.#machine.clock - this.#machine.process.now;
    const hasStepped = aheadMs - this.#aheadMs > stepMs;
    this.#aheadMs = aheadMs;
    if (!hasStepped || this.#machine.process.isWaking) return;
    for (const member of this.#sessions.all) {
      if (member instanceof BoshSession) member.expireOverdue();
    }
  }
}
