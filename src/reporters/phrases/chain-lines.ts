import type { Evidence, ReportDisconnect, ReportStep } from '../../model/report.ts';
import type { LocalTime } from './local-time.ts';
import { recordMessage } from './record-message.ts';
import { stepAfter, stepSentence, stepTime } from './step-words.ts';

const mostSteps = 40;
/** Of a longer record, in characters: it would be all that is seen. */
const mostOfRecord = 300;

export interface ChainView {
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly local: LocalTime;
  /** Nothing is cut short. */
  readonly verbose: boolean;
}

/** The steps as the logs print them, each with the time since the one before; below it its place and its record. */
export function chainLines(view: ChainView, disconnect: ReportDisconnect): string[] {
  const { steps } = disconnect;
  const shown = view.verbose ? steps : steps.slice(0, mostSteps);
  const times = shown.map((step) => stepTime(disconnect, step, view.local));
  const timeWidth = Math.max(...times.map(({ length }) => length));
  const gapWidth = Math.max(...shown.map((step) => stepAfter(step).length));
  const lines = shown.flatMap((step, index) => {
    const time = (times[index] ?? '').padEnd(timeWidth);
    const gap = stepAfter(step).padStart(gapWidth);
    return [
      `${time}  ${gap}  ${stepSentence(step)}${aligned(view, step)}`,
      ...recordLines(view, step),
    ];
  });
  const rest = steps.length - shown.length;
  return rest > 0 ? [...lines, `… and ${rest} more steps (--verbose or -f json)`] : lines;
}

const aligned = ({ local }: ChainView, { at, rawAt }: ReportStep): string =>
  rawAt === undefined ? '' : `  (aligned: ${local.preciseTime(at)})`;

function recordLines({ evidence, verbose }: ChainView, step: ReportStep): string[] {
  const record = evidence.get(step.evidence ?? '');
  if (record === undefined) return [];
  const message = recordMessage(record);
  const isLong = !verbose && message.length > mostOfRecord;
  return [`    ${record.ref}`, `    ${isLong ? `${cutAt(message, mostOfRecord)}…` : message}`];
}

/** Not inside a pair of surrogates. */
const cutAt = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
