import type { ReportBurst } from '../../../../model/report.ts';
import { causeWords } from '../../../../model/words.ts';
import { causePhrase } from '../../../phrases/cause-phrase.ts';
import { rangeOf } from '../../../phrases/days.ts';
import { duration } from '../../../phrases/numbers.ts';
import { agentLinks } from '../agent-links.ts';
import { clockOf } from '../clock.ts';
import type { Context } from '../context.ts';
import { element } from '../dom.ts';
import { findings } from '../findings.ts';
import { ofAllAgents } from '../of-all-agents.ts';
import { redrawn } from '../redrawn.ts';

/** Agents that were lost at once. */
export function together(context: Context): HTMLElement {
  const whose = ofAllAgents(context);
  return redrawn(context, { name: 'together', keys: ['clock'] }, () => {
    const { bursts } = context.report;
    if (bursts.length === 0) return [];
    return [
      element('h2', {}, 'Lost together'),
      whose,
      ...bursts.map((burst) => article(context, burst)),
    ];
  });
}

function article(context: Context, burst: ReportBurst): HTMLElement {
  const { from, to, node, agents, share, cause, parts = [] } = burst;
  const local = clockOf(context.report, context.store.choice().clock);
  const within = duration(Date.parse(to) - Date.parse(from));
  return element(
    'article',
    {},
    element('h3', {}, `${agents.length} agents on ${node}, ${rangeOf({ local }, from, to)}`),
    element('p', {}, `Within ${within}; ${Math.round(share * 100)}% of the sessions alive then.`),
    parts.length > 0 &&
      element(
        'p',
        {},
        parts.map(({ by, name, lost, alive }) => `${by} ${name}: ${lost} of ${alive}`).join('; '),
      ),
    element('p', {}, element('b', {}, causePhrase(burst)), `: ${causeWords[cause].line}`),
    findings(context, burst),
    element('p', {}, 'Agents: ', agentLinks(context, agents)),
  );
}
