import { isAnalysable } from '../../model/analysable.ts';
import { headline } from '../phrases/headline.ts';
import { missingLogs } from '../phrases/missing-logs.ts';
import type { ReporterOptions } from '../reporter.ts';
import { messageOf } from './location.ts';
import type { View } from './view.ts';

interface Notification {
  readonly level: 'error' | 'warning' | 'note';
  readonly message: { readonly text: string };
  readonly descriptor: { readonly id: string };
}

/** About the run: the verdict, what could not be read, and the logs that would have told more. */
export function invocationOf({ report, local }: View, options: ReporterOptions) {
  const { stepByStep: agents, inSpan = false, strict = false } = options;
  const hasError = report.problems.some(({ severity }) => severity === 'error');
  const isTold = isAnalysable(report);
  const verdict = headline(report, { agents, inSpan });
  const problems = report.problems.map(({ severity, where, what, next }) =>
    notification('problem', severity, `${where}: ${what}; ${next}`),
  );
  const missing = missingLogs(report.bundle.missing, local).flatMap(({ logs, collect }) =>
    logs.map(({ log, ofWhat, why }) =>
      notification('missing-log', 'note', `${log} ${ofWhat}: ${why}; collect: ${collect}`),
    ),
  );
  return {
    executionSuccessful: isTold && !(strict && hasError),
    toolExecutionNotifications: [
      notification('verdict', isTold ? 'note' : 'error', verdict),
      ...problems,
      ...missing,
    ],
  };
}

const notification = (id: string, level: Notification['level'], text: string): Notification => ({
  level,
  message: messageOf(text),
  descriptor: { id },
});
