import type { Report } from '../model/report.ts';
import { UserError } from '../model/user-error.ts';
import { causes, outcomes } from '../model/words.ts';
import { type Selection, select } from '../report/select.ts';
import { type ReportFormat, reporters } from './index.ts';
import { fileWidth, plain, type ReporterOptions } from './reporter.ts';

export type { ReportFormat };

/** The formats that a report can be printed in; `timeline` tells the events, which are no report. */
export const reportFormats: readonly ReportFormat[] = Object.keys(reporters) as ReportFormat[];

/** What the options of the command line settle, or its terminal. */
type Settled = 'paint' | 'wholeRefs' | 'stepByStep' | 'inSpan';

/** What of a report is printed, and how. What a format does not ask for makes no difference to it. */
export interface RenderOptions extends Selection, Partial<Omit<ReporterOptions, Settled>> {
  /** Only these agents' disconnects, told step by step (`--agent`). Default: those of all agents, in a list. */
  readonly agents?: readonly string[];
  /** Columns of the table, 20 or more. Default: 100, as in a file that the command line writes. */
  readonly width?: number;
  /**
   * How far the rules got with each disconnect: all rules, those of a cause, or one by its id (`--why`). Needs `agents`,
   * and a report of `analyze(paths, { why: true })`. Default: not told.
   */
  readonly why?: true | string;
  /** Lists in full, every source, nothing cut short (`--verbose`). Default: false. */
  readonly verbose?: boolean;
}

/**
 * The report as text, as the command line writes it into a file: whole lines, no colour. Needs no logs, so a report that
 * was saved as JSON can be given, too. The same report gives the same text.
 *
 * @throws UserError where there is no such format or outcome, `width` is no number of columns, `why` cannot be told, or
 * `since` is later than `until`
 */
export async function render(
  report: Report,
  format: ReportFormat,
  options: RenderOptions = {},
): Promise<string> {
  if (!Object.hasOwn(reporters, format))
    throw new UserError(`there is no format ${format}: there is ${reportFormats.join(', ')}`);
  const { agents, since, until, width = fileWidth, verbose = false, ...more } = options;
  const selection = { ...(agents && { agents }), ...(since && { since }), ...(until && { until }) };
  checkOptions(options);
  const selected = select(report, selection);
  if (more.why !== undefined) checkWhy(selected, options);
  const reporter = await reporters[format]();
  return reporter(selected, {
    ...more,
    width,
    verbose,
    paint: plain,
    wholeRefs: true,
    stepByStep: agents !== undefined,
    inSpan: since !== undefined || until !== undefined,
  });
}

/** Less would leave no room for a word beside a label. */
const leastWidth = 20;
const limits = outcomes.filter((outcome) => outcome !== 'healthy');

/** Programs in JavaScript give what they like. */
function checkOptions({ width = fileWidth, failOn }: RenderOptions): void {
  if (!Number.isSafeInteger(width) || width < leastWidth)
    throw new UserError(
      `\`width\` is ${width}: it is a whole number of columns, from ${leastWidth}`,
    );
  if (failOn !== undefined && !limits.includes(failOn))
    throw new UserError(`there is no outcome ${failOn} to fail on: there is ${limits.join(', ')}`);
}

function checkWhy({ disconnects, rules }: Report, { agents, why }: RenderOptions): void {
  if (agents === undefined)
    throw new UserError("`why` tells of one agent's losses: say whose in `agents`");
  if (disconnects.some(({ asked }) => asked === undefined))
    throw new UserError(
      'this report does not hold how far the rules got: analyze the logs with `why: true`',
    );
  const known: readonly string[] = [...causes, ...rules.map(({ id }) => id)];
  if (typeof why === 'string' && !known.includes(why))
    throw new UserError(
      `\`why\` is ${why}, neither a cause nor a rule: there is ${known.join(', ')}`,
    );
}
