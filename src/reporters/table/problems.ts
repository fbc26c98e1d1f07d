import { block, capped, labelled } from './block.ts';
import type { View } from './view.ts';

const most = 5;

/** Trouble of the run itself, errors first. */
export function problems(view: View): string[] {
  const { problems: all } = view.report;
  const sorted = [...all].sort((a, b) => rank(a) - rank(b));
  return block(
    view,
    'PROBLEMS',
    capped(view, sorted, most, ({ severity, where, what, next }) =>
      labelled(
        view,
        `  ${severity}`,
        `${where}: ${what}; ${next}`,
        severity === 'error' ? view.paint.bad : view.paint.doubtful,
      ),
    ),
  );
}

const rank = ({ severity }: { readonly severity: string }): number =>
  severity === 'error' ? 0 : 1;
