import type { Product } from '../../scenario/scenario.ts';
import { agentState } from '../agent-state.ts';
import { ctiCodes } from '../cti-codes.ts';
import type { Random } from '../random.ts';

/** What an agent's day brings next. `asked`: the agent's own doing at the desktop; else the phone or CTI did it. */
interface Step {
  readonly state: number;
  readonly code: number;
  readonly asked: boolean;
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

/** Undefined: nothing happens, as to an agent who is not there to do it. */
export function nextStep(
  state: number,
  { isHere, product, random }: { isHere: boolean; product: Product; random: Random },
): Step | undefined {
  const own = (to: number, code = 0): Step | undefined =>
    isHere ? { state: to, code, asked: true } : undefined;
  const by = (to: number, code = 0): Step => ({ state: to, code, asked: false });
  switch (state) {
    case notReady:
      return own(ready);
    case ready:
      return random.chance(0.8)
        ? by(reserved)
        : own(notReady, random.integer(siteCodes.from, siteCodes.to));
    case reserved:
      return isHere || random.chance(0.5)
        ? by(talking)
        : by(notReady, ctiCodes[product].unanswered);
    case talking:
      return by(random.chance(0.7) ? work : ready);
    case work:
      return by(ready);
    default:
      return undefined;
  }
}
