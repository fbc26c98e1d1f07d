import type { Machine } from './machine.ts';
import type { Presences } from './presences.ts';
import type { FinesseSettings } from './settings.ts';

type Service = FinesseSettings['service'];

/** Those learnt of at once come so far apart (fixture of a restart, by its template); the others within a while. */
const burstStepMs = 10;
const firstMs = 100;
const singlyMs = { from: 1_000, to: 20_000 };
const burstShare = 0.7;

/** Of those whom CTI has for signed in, all who are there and were not known to be. */
export function learnPresences(
  machine: Machine,
  presences: Presences,
  service: Service,
  agents: readonly string[],
): void {
  let after = firstMs;
  for (const agent of agents) {
    if (service.signedInAs(agent) === undefined || presences.isHere(agent)) continue;
    after += machine.random.integer(1, burstStepMs);
    machine.later(after, () => {
      const jid = service.signedInAs(agent)?.jid;
      if (jid !== undefined && !presences.isHere(agent)) presences.heard(jid, 'available');
    });
  }
}

/** Of those expected, all who are not there: most in one burst, the others singly. Who comes back meanwhile is not missed. */
export function learnAbsences(
  machine: Machine,
  presences: Presences,
  service: Service,
  expected: readonly (readonly [agent: string, jid: string])[],
): void {
  const { random } = machine;
  for (const [agent, jid] of expected) {
    if (service.signedInAs(agent) !== undefined) continue;
    const after = random.chance(burstShare)
      ? firstMs + random.integer(0, 40) * burstStepMs
      : random.integer(singlyMs.from, singlyMs.to);
    machine.later(after, () => {
      if (service.signedInAs(agent) === undefined) presences.heard(jid, 'unavailable');
    });
  }
}
