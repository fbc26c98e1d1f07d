import { missingLogs } from '../phrases/missing-logs.ts';
import type { View } from '../phrases/view.ts';
import { text } from './inline.ts';
import { capped, section } from './section.ts';

const most = 6;

/** Logs that would have told more, and how to get them. */
export const missing = (view: View): string[] =>
  section(
    'Missing logs',
    capped(view, missingLogs(view.report.bundle.missing, view.local), most, ({ logs, collect }) => [
      ...logs.map(({ log, ofWhat, why }) => `- **${log}** ${text(ofWhat)}: ${text(why)}`),
      `  - collect: ${text(collect)}`,
    ]),
  );
