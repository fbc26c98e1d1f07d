import type { Problem } from '../../model/report.ts';
import { block, capped, labelled } from './block.ts';
import type { Page } from './page.ts';

const most = 5;

/** Trouble of the run itself, errors first. */
export function problems(page: Page, all: readonly Problem[]): string[] {
  const sorted = [...all].sort((a, b) => rank(a) - rank(b));
  return block(
    page,
    'PROBLEMS',
    capped(page, sorted, most, ({ severity, where, what, next }) =>
      labelled(
        page,
        `  ${severity}`,
        `${where}: ${what}; ${next}`,
        severity === 'error' ? page.paint.bad : page.paint.doubtful,
      ),
    ),
  );
}

const rank = ({ severity }: { readonly severity: string }): number =>
  severity === 'error' ? 0 : 1;
