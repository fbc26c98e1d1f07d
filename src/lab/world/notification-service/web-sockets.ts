import type { Frame, SocketEnd, SocketHandlers } from '../exchange.ts';
import type { Session } from '../session.ts';
import type { Machine } from './machine.ts';
import type { Sessions } from './sessions.ts';
import { SocketSession } from './socket-session.ts';

/** Openfire's WebSocket servlet: makes a session of each socket over which a desktop signs in. */
export class WebSockets {
  readonly #machine: Machine;
  readonly #sessions: Sessions;

  constructor(machine: Machine, sessions: Sessions) {
    this.#machine = machine;
    this.#sessions = sessions;
  }

  connect(end: SocketEnd): SocketHandlers {
    let member: SocketSession | undefined;
    return {
      frame: (frame) => {
        if (frame.type === 'sign-in' && member === undefined) member = this.#signIn(frame, end);
        else if (member?.session.status === 3) member.take(frame);
      },
      closed: (how) => member?.close(how),
    };
  }

  #signIn(frame: Extract<Frame, { type: 'sign-in' }>, end: SocketEnd): SocketSession {
    const session: Session = {
      sid: this.#sessions.newSid(),
      agent: frame.agent,
      resource: frame.resource,
      transport: 'websocket',
      waitSeconds: 0,
      createdAt: this.#machine.process.now,
      jid: undefined,
      ip: end.ip,
      port: end.port,
      status: 1,
      presence: 'unavailable',
      rid: 0,
      purpose: 'create',
    };
    const member = new SocketSession(this.#machine, this.#sessions, session, end);
    this.#sessions.add(member);
    member.open();
    return member;
  }
}
