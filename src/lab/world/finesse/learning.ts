import type { Machine } from './machine.ts';
import type { Presences } from './presences.ts';
import type { FinesseSettings } from './settings.ts';

type Service = FinesseSettings['service'];

/** Those learnt of at once come so far apart (fixture of a restart, by its template); the others within a while. */
const burstStepMs = 10;
const firstMs = 100;
const singlyMs = { from: 1_000, to: 20_000 };
const burstShare = 0.7;

/**
 * The Notification Service is back, and its sessions of before may be gone: most of those who are not there are learnt of
 * in one burst, the others singly. Who has come back meanwhile is not missed.
 */
export function learnAbsences(machine: Machine, presences: Presences, service: Service): void {
  for (const [agent, jid] of presences.here()) {
    if (service.signedInAs(agent) === undefined)
      tellAbsence(machine, presences, service, agent, jid);
  }
}

/** A Finesse that starts hears who is there, and misses those whom CTI has for signed in. */
export function learnPresences(
  machine: Machine,
  presences: Presences,
  service: Service,
  agents: readonly string[],
  domain: string,
): void {
  let after = firstMs;
  for (const agent of agents) {
    const jid = service.signedInAs(agent)?.jid;
    if (jid === undefined) {
      tellAbsence(machine, presences, service, agent, `${agent}@${domain}/desktop`);
      continue;
    }
    after += machine.random.integer(1, burstStepMs);
    machine.later(after, () => {
      if (service.signedInAs(agent) && !presences.isHere(agent)) presences.heard(jid, 'available');
    });
  }
}

function tellAbsence(
  machine: Machine,
  presences: Presences,
  service: Service,
  agent: string,
  jid: string,
): void {
  const { random } = machine;
  const after = random.chance(burstShare)
    ? firstMs + random.integer(0, 40) * burstStepMs
    : random.integer(singlyMs.from, singlyMs.to);
  machine.later(after, () => {
    if (service.signedInAs(agent) === undefined) presences.heard(jid, 'unavailable');
  });
}
