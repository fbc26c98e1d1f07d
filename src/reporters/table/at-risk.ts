import { block, capped, labelled } from './block.ts';
import type { View } from './view.ts';

const most = 8;

/** Agents who lost nothing yet, and may: when, and why. */
export function atRisk(view: View): string[] {
  const all = view.report.agents.flatMap(({ id, risks = [] }) =>
    risks.map((risk) => ({ id, ...risk })),
  );
  return block(
    view,
    'AT RISK',
    capped(view, all, most, ({ id, from, text, evidence }) => [
      ...labelled(view, `  ${id}${from === undefined ? '' : ` ${view.local.day(from)}`}`, text),
      ...(view.stepByStep ? evidence.map((ref) => view.paint.quiet(`    ${ref}`)) : []),
    ]),
  );
}
