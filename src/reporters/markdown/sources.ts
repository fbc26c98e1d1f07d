import type { Problem, ReportNode } from '../../model/report.ts';
import { rangeOf } from '../phrases/days.ts';
import { nodeClock } from '../phrases/node-clock.ts';
import { nodeReleases } from '../phrases/node-releases.ts';
import type { View } from '../phrases/view.ts';
import { lineSums, sourceKinds } from '../phrases/what-was-read.ts';
import { code, text } from './inline.ts';
import { capped, section } from './section.ts';

const mostProblems = 5;
const mostEvents = 6;

/** What was read, the time it covers, and whose clock it was. */
export function sources(view: View): string[] {
  const { report, local } = view;
  const { from, to, nodes, sources: read, roots } = report.bundle;
  if (read.length === 0) return [];
  return section('Read', [
    `- logs: ${roots.map(code).join(', ')}: ${text(sourceKinds(report))}`,
    `- lines: ${lineSums(report)}`,
    ...(from === undefined || to === undefined ? [] : [`- time: ${rangeOf({ local }, from, to)}`]),
    ...nodes.flatMap((node) => {
      const words = nodeWords(view, node);
      return words === '' ? [] : [`- ${code(node.id)}: ${text(words)}`];
    }),
    `- by ${report.tool.name} ${text(report.tool.version)}`,
  ]);
}

const nodeWords = ({ local }: View, node: ReportNode): string =>
  [
    nodeReleases({ local }, node),
    ...(node.offsets.length === 0 ? [] : [`clock ${nodeClock({ local }, node)}`]),
  ]
    .filter((part) => part !== '')
    .join('; ');

/** What happened on the server's side, whoever it hit. */
export const serverEvents = (view: View): string[] =>
  section(
    'Server',
    capped(view, view.report.serverEvents, mostEvents, ({ from, at, node, event, ...said }) => {
      const when = rangeOf(view, from ?? at, at);
      return [
        `- ${when}: **${event}** on ${code(node)}: ${text(said.text)} (${code(said.evidence)})`,
      ];
    }),
  );

/** Trouble of the run itself, errors first. */
export function problems(view: View): string[] {
  const { problems: all } = view.report;
  const isError = ({ severity }: Problem): boolean => severity === 'error';
  const sorted = [...all.filter(isError), ...all.filter((one) => !isError(one))];
  return section(
    'Problems',
    capped(view, sorted, mostProblems, ({ severity, where, what, next }) => [
      `- **${severity}** ${code(where)}: ${text(what)}; ${text(next)}`,
    ]),
  );
}
