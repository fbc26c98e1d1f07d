import type { ReportDisconnect } from '../../../../../model/report.ts';
import { causeWords } from '../../../../../model/words.ts';
import { causePhrase } from '../../../../phrases/cause-phrase.ts';
import { rangeOf } from '../../../../phrases/days.ts';
import { duration, grouped } from '../../../../phrases/numbers.ts';
import { agentLinks } from '../../agent-links.ts';
import { clockOf } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { element } from '../../dom.ts';
import { findings } from '../../findings.ts';

/** The burst that the disconnect is of, with its agents; what spoke for its cause already is not said again. */
export function together(context: Context, disconnect: ReportDisconnect): HTMLElement[] {
  const { report, bursts, store } = context;
  const burst = bursts.get(disconnect.burst ?? '');
  if (burst === undefined) return [];
  const { from, to, node, agents, share } = burst;
  const local = clockOf(report, store.choice().clock);
  const within = duration(Date.parse(to) - Date.parse(from));
  const when = `within ${within}, ${rangeOf({ local }, from, to)}`;
  const sessions = `${Math.round(share * 100)}% of the sessions on ${node}`;
  return [
    element(
      'p',
      {},
      `${grouped(agents.length)} agents ${when}, ${sessions}: `,
      agentLinks(context, agents),
    ),
    element('p', {}, element('b', {}, causePhrase(burst)), `: ${causeWords[burst.cause].line}`),
    ...(disconnect.causes[0]?.cause === burst.cause ? [] : [findings(context, burst)]),
  ];
}
