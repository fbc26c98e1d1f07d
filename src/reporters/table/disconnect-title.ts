import type { ReportDisconnect } from '../../model/report.ts';
import { outcomeWords } from '../../model/words.ts';
import { togetherWords } from '../phrases/burst-words.ts';
import { disconnectDetails } from '../phrases/disconnect-details.ts';
import { outcomeTone } from '../phrases/outcome-tone.ts';
import type { View } from '../phrases/view.ts';
import { paragraph } from './block.ts';

/** Who, where, when and how it ended; then what is known of the session. */
export function disconnectTitle(view: View, disconnect: ReportDisconnect): string[] {
  const { agent, node, at, outcome } = disconnect;
  const when = `${view.local.dayAndTime(at)} ${view.local.offset(at)}`;
  const together = togetherWords(view, disconnect, 'below');
  const details = disconnectDetails(disconnect, view.local, together);
  const said = [outcomeWords[outcome], ...details].join('; ');
  return [
    view.paint.heading(`${agent} on ${node}, ${when}`),
    ...paragraph(view, `${outcome}:`, said, view.paint[outcomeTone[outcome]]),
  ];
}
