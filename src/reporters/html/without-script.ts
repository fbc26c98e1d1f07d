import type { Report } from '../../model/report.ts';
import { daysOf } from '../phrases/days.ts';
import { localTime } from '../phrases/local-time.ts';
import { causeWithConfidence, instantsOf } from '../phrases/loss-words.ts';
import { type Loss, lossesOf } from '../phrases/losses.ts';
import { grouped } from '../phrases/numbers.ts';
import { byOwner, rankedSteps } from '../phrases/ranked-steps.ts';
import { escapedText } from './escaped.ts';

const most = 100;

/** What a mail's preview shows, which runs no script: who was lost and what to do. */
export function withoutScript(report: Report): string {
  const losses = lossesOf(report);
  const shown = losses.slice(0, most);
  const rest = losses.length - shown.length;
  return [
    '<p class="note">The timeline, the records and the rest are drawn by the script in this file: open it in a browser. It asks for nothing from outside.</p>',
    ...(shown.length > 0 ? [table(report, shown)] : []),
    ...(rest > 0 ? [`<p>and ${grouped(rest)} more</p>`] : []),
    ...next(report),
  ].join('\n');
}

function table(report: Report, losses: readonly Loss[]): string {
  const days = daysOf({ local: localTime(report.bundle.nodes) }, losses.flatMap(instantsOf));
  const rows = losses.map((loss) => {
    const { agent, disconnect } = loss;
    const cells = [agent.id, agent.outcome, days.moment(disconnect.at), agent.side ?? ''];
    return row('td', [...cells, causeWithConfidence(loss)]);
  });
  const heads = row('th', ['agent', 'outcome', 'when', 'side', 'cause']);
  return `<table>\n<caption>${escapedText(days.title)}</caption>\n${heads}\n${rows.join('\n')}\n</table>`;
}

const row = (name: 'td' | 'th', cells: readonly string[]): string =>
  `<tr>${cells.map((cell) => `<${name}>${escapedText(cell)}</${name}>`).join('')}</tr>`;

function next(report: Report): string[] {
  const steps = byOwner(rankedSteps(report)).slice(0, most);
  if (steps.length === 0) return [];
  const items = steps.map(({ owner, text }) => `<li>${escapedText(`${owner}: ${text}`)}</li>`);
  return ['<h2>Next</h2>', '<ul>', ...items, '</ul>'];
}
