import {
  type Explained,
  type ExplainedGroup,
  explainedGroups,
} from '../../model/explanations/explanation.ts';
import { groupBy } from '../../model/group-by.ts';
import type { Screen } from '../reporter.ts';
import { labelled } from './block.ts';

const plural: Readonly<Record<ExplainedGroup, string>> = {
  cause: 'causes',
  rule: 'rules',
  outcome: 'outcomes',
  step: 'steps',
  reason: 'reason codes',
  record: 'records',
  'server-event': 'server events',
  confidence: 'confidence',
  strength: 'strength',
  side: 'sides',
  log: 'kinds of logs',
};
const widest = Math.max(...Object.values(plural).map(({ length }) => length));

/** Every name that can be explained, once in its group. */
export function explainedNames(all: readonly Explained[], screen: Screen): string {
  const byGroup = groupBy(all, ({ group }) => group);
  const lines = explainedGroups.flatMap((group) => {
    const names = new Set((byGroup.get(group) ?? []).map(({ name }) => name));
    return labelled(
      screen,
      plural[group].padEnd(widest),
      [...names].join(', '),
      screen.paint.heading,
    );
  });
  return `${lines.join('\n')}\n`;
}
