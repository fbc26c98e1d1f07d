import { isAnalysable } from '../../model/analysable.ts';
import type { Report } from '../../model/report.ts';
import { missingLogs } from '../phrases/missing-logs.ts';
import type { ReporterOptions } from '../reporter.ts';
import { caseBody, caseMessage } from './case-text.ts';
import {
  type Case,
  type RunError,
  runErrors,
  type Suite,
  type SuitesView,
  suitesOf,
  suitesViewOf,
} from './suites.ts';
import { element, escaped, lines } from './xml.ts';

/**
 * For CI: an agent a test case, which fails at `--fail-on` or worse; what ends the run with exit status 3 is an error. As
 * Ant's schema and Jenkins' demand it both, so there are no skipped cases: Ant's knows none.
 */
export function junit(hostile: Report, options: ReporterOptions): string {
  const view = suitesViewOf(hostile, options);
  const suites = suitesOf(view).map((suite, id) => nodeSuite(view, suite, id));
  const written = [...suites, ...runSuite(view, suites.length)];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', {}, lines(written))}\n`;
}

interface Written {
  readonly name: string;
  readonly id: number;
  readonly cases: readonly string[];
  readonly failures?: number;
  readonly errors?: number;
  readonly out: readonly string[];
  readonly err?: readonly string[];
}

function nodeSuite(view: SuitesView, { node, cases }: Suite, id: number): string {
  const below = cases.filter(({ hasFailed, agent }) => !hasFailed && agent.outcome !== 'healthy');
  const missing = view.report.bundle.missing.filter((one) => one.node === node);
  const wanted = missingLogs(missing, view.local).flatMap(({ logs, collect }) => [
    ...logs.map(({ log, ofWhat, why }) => `missing: ${log} ${ofWhat}: ${why}`),
    `  collect: ${collect}`,
  ]);
  return suiteElement(view, {
    name: node,
    id,
    cases: cases.map((one) => agentCase(view, node, one)),
    failures: cases.filter(({ hasFailed }) => hasFailed).length,
    out: [...below.map((one) => `${one.name}: ${caseMessage(view, one)}`), ...wanted],
  });
}

function agentCase(view: SuitesView, node: string, one: Case): string {
  const attributes = { name: token(one.name), classname: classOf(node), time: 0 };
  if (!one.hasFailed) return element('testcase', attributes);
  const type = one.worst?.outcome ?? one.agent.outcome;
  const failure = { message: caseMessage(view, one), type };
  const body = escaped(caseBody(view, one));
  return element('testcase', attributes, lines([element('failure', failure, body)]));
}

/** About the run, not about an agent: only where there is something to say. Without agents a case says that it ran. */
function runSuite(view: SuitesView, id: number): string[] {
  const { problems, agents } = view.report;
  if (problems.length === 0 && agents.length > 0) return [];
  const errors = runErrors(view);
  const err = problems.map(
    ({ severity, where, what, next }) => `${severity}: ${where}: ${what}; ${next}`,
  );
  const name = 'bosh-diag';
  const isPassed = agents.length === 0 && isAnalysable(view.report);
  const cases = [...(isPassed ? [runCase('analysis')] : []), ...errors.map(errorCase)];
  return [suiteElement(view, { name, id, cases, errors: errors.length, out: [view.verdict], err })];
}

const errorCase = ({ name, type, message }: RunError): string =>
  runCase(name, lines([element('error', { message, type })]));

const runCase = (name: string, content = ''): string =>
  element('testcase', { name: token(name), classname: 'bosh-diag.run', time: 0 }, content);

function suiteElement(
  view: SuitesView,
  { name, id, cases, failures = 0, errors = 0, out, err = [] }: Written,
): string {
  const attributes = {
    name: token(name),
    timestamp: timestampOf(view.report),
    hostname: token(name),
    tests: cases.length,
    failures,
    errors,
    time: 0,
    package: 'bosh-diag',
    id,
  };
  return element(
    'testsuite',
    attributes,
    lines([
      element('properties', {}, lines(properties(view))),
      ...cases,
      element('system-out', {}, escaped(out.join('\n'))),
      element('system-err', {}, escaped(err.join('\n'))),
    ]),
  );
}

const properties = ({ report, limit, verdict }: SuitesView): string[] =>
  [
    ['verdict', verdict],
    ['fail-on', limit],
    ['logs', report.bundle.roots.join(', ')],
    ['from', report.bundle.from],
    ['to', report.bundle.to],
    ['version', report.tool.version],
  ].flatMap(([name = '', value]) =>
    value === undefined ? [] : element('property', { name, value }),
  );

/** Where the logs begin, in UTC, which the schema allows no sign for; no time is that of the run. */
const timestampOf = ({ bundle: { from = '1970-01-01T00:00:00.000Z' } }: Report): string =>
  from.slice(0, 19);

/** Jenkins makes a package of what stands before the last dot of a class: a node's name stays whole without. */
const classOf = (node: string): string => token(`bosh-diag.${node.replaceAll('.', '_')}`);

/** The schema takes blanks for nothing. */
const token = (text: string): string => (text.trim() === '' ? '-' : text);
