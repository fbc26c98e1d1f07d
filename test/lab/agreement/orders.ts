import { otherOrders } from './allowances.ts';
import type { Capture } from './capture.ts';
import { orderOf } from './order.ts';
import type { Played } from './play.ts';

/** What the capture and one run of the model tell of an agent. */
export interface Orders {
  readonly agent: string;
  readonly real: string;
  readonly model: string;
  /** `known`: the order is another, and it is known why. */
  readonly verdict: 'same' | 'known' | 'other';
}

/** One for each agent and seed. */
export const ordersOf = (capture: Capture, { real, model }: Played): Orders[] =>
  capture.agents.flatMap((agent) => {
    const told = orderOf(real, agent, capture);
    return model.map((records) => {
      const modelled = orderOf(records, agent, capture);
      const isKnown = otherOrders.some(
        (other) =>
          other.capture === capture.name &&
          other.agents.includes(agent) &&
          other.order.test(modelled),
      );
      const verdict = modelled === told ? 'same' : isKnown ? 'known' : 'other';
      return { agent, real: told, model: modelled, verdict };
    });
  });
