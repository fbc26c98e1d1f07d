import type { Product } from '../../scenario/scenario.ts';
import { agentState } from '../agent-state.ts';
import { ctiCodes } from '../cti-codes.ts';
import type { Random } from '../random.ts';

/** What an agent's day brings next, as CTI says it: what agents ask for at their desktops comes from there. */
interface Step {
  readonly state: number;
  readonly code: number;
}

const { notReady, ready, reserved, talking, work } = agentState;
/** Codes that sites choose for themselves lie below those of the system. */
const siteCodes = { from: 1, to: 12 };
/** A call that rings is taken or lost within this. */
const longestRingMs = 8_000;

/** After how many ms an agent's next event comes: `everyMs` in the mean, but a call does not ring for long. */
export function untilNext(state: number, everyMs: number, random: Random): number {
  const drawn = Math.round(-Math.log(1 - random.next()) * everyMs);
  return state === reserved
    ? random.integer(1_500, longestRingMs)
    : Math.min(Math.max(drawn, 500), 6 * everyMs);
}

/** `isHere`: the agent has a desktop. Undefined: nothing happens, as to an agent who is not there to be Ready. */
export function nextStep(
  state: number,
  { isHere, product, random }: { isHere: boolean; product: Product; random: Random },
): Step | undefined {
  switch (state) {
    case notReady:
      return isHere ? { state: ready, code: 0 } : undefined;
    case ready:
      return random.chance(0.8) || !isHere
        ? { state: reserved, code: 0 }
        : { state: notReady, code: random.integer(siteCodes.from, siteCodes.to) };
    case reserved:
      return isHere || random.chance(0.5)
        ? { state: talking, code: 0 }
        : { state: notReady, code: ctiCodes[product].unanswered };
    case talking:
      return { state: random.chance(0.7) ? work : ready, code: 0 };
    case work:
      return { state: ready, code: 0 };
    default:
      return undefined;
  }
}
