import type { Report } from '../../model/report.ts';
import type { ReporterOptions } from '../reporter.ts';
import { invocationOf } from './invocation.ts';
import { messageOf, uriBaseId } from './location.ts';
import { resultOf } from './result.ts';
import { foundCauses, ruleOf } from './rules.ts';
import { viewOf } from './view.ts';

/** SARIF 2.1.0, for viewers that jump to a line: a result a loss, its cause the rule. */
export function sarif(hostile: Report, options: ReporterOptions): string {
  const view = viewOf(hostile);
  const { report } = view;
  const causes = foundCauses(report);
  const losses = report.disconnects.filter(({ outcome }) => outcome !== 'closed');
  const { name, version } = report.tool;
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name, version, rules: causes.map(ruleOf) } },
        invocations: [invocationOf(view, options)],
        originalUriBaseIds: { [uriBaseId]: { description: messageOf(baseWords(report)) } },
        columnKind: 'utf16CodeUnits',
        results: losses.map((loss) => resultOf(view, loss, causes)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** What paths are relative to. */
function baseWords({ bundle: { roots } }: Report): string {
  if (roots.length > 1) return `the folder that holds ${roots.join(', ')}`;
  return roots.length === 0 ? 'no logs were read' : `the logs: ${roots.join(', ')}`;
}
