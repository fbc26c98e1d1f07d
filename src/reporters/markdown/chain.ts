import type { ReportDisconnect, ReportStep } from '../../model/report.ts';
import { stepGap, stepText, stepTime } from '../phrases/chain-step.ts';
import { recordMessage } from '../phrases/record-message.ts';
import { fence } from './inline.ts';
import type { View } from './view.ts';

const mostSteps = 40;
/** A record that is longer would be all that is seen. */
const mostOfRecord = 300;

/** The steps as the logs print them, each with the time since the one before; below it its place and its record. */
export function chain(view: View, disconnect: ReportDisconnect): string[] {
  const { steps } = disconnect;
  const shown = view.verbose ? steps : steps.slice(0, mostSteps);
  const rows = shown.map(
    (step) => [stepTime(disconnect, step, view.local), stepGap(step)] as const,
  );
  const [timeWidth, gapWidth] = [0, 1].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = shown.flatMap((step, index) => {
    const [time = '', gap = ''] = rows[index] ?? [];
    const head = `${time.padEnd(timeWidth ?? 0)}  ${gap.padStart(gapWidth ?? 0)}  ${stepText(step)}`;
    return [head + aligned(view, step), ...recordLines(view, step)];
  });
  const rest = steps.length - shown.length;
  return fence([
    ...lines,
    ...(rest > 0 ? [`… and ${rest} more steps (--verbose or -f json)`] : []),
  ]);
}

const aligned = ({ local }: View, { at, rawAt }: ReportStep): string =>
  rawAt === undefined ? '' : `  (aligned: ${local.preciseTime(at)})`;

function recordLines({ evidence, verbose }: View, step: ReportStep): string[] {
  const record = evidence.get(step.evidence ?? '');
  if (record === undefined) return [];
  const message = recordMessage(record);
  const isLong = !verbose && message.length > mostOfRecord;
  return [`    ${record.ref}`, `    ${isLong ? `${message.slice(0, mostOfRecord)}…` : message}`];
}
