import type { ReportDisconnect } from '../../../../model/report.ts';
import type { Lane } from './lane.ts';
import type { Range } from './scale.ts';

/** From the last contact, or the first record, to the last record. */
export function rangeOfDisconnect({ at, steps, lastContact }: ReportDisconnect): Range {
  const contacts = lastContact ? [lastContact.earliest, lastContact.latest] : [];
  const told = [at, ...contacts, ...steps.map((step) => step.at)].map((iso) => Date.parse(iso));
  return { from: Math.min(...told), to: Math.max(...told) };
}

/** The agent's disconnect that lies nearest to an instant. */
export function nearestDisconnect({ disconnects }: Lane, at: number): ReportDisconnect | undefined {
  let best: ReportDisconnect | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const disconnect of disconnects) {
    const { from, to } = rangeOfDisconnect(disconnect);
    const away = Math.max(from - at, at - to, 0);
    if (away < least) [best, least] = [disconnect, away];
  }
  return best;
}
