import type { View } from '../phrases/view.ts';
import { block, capped, labelled } from './block.ts';

const most = 10;

/** What happened on the server's side, whoever it hit. */
export const serverEvents = (view: View): string[] =>
  block(
    view,
    'SERVER',
    capped(view, view.report.serverEvents, most, ({ from, at, node, event, text, evidence }) => {
      const when = from === undefined ? '' : `${view.local.time(from)}–`;
      return [
        ...labelled(
          view,
          `  ${view.local.day(at)} ${when}${view.local.time(at)}`,
          `${event} on ${node}: ${text}`,
        ),
        ...(view.stepByStep ? [view.paint.quiet(`    ${evidence}`)] : []),
      ];
    }),
  );
