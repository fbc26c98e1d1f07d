import type { Missing } from '../../model/report.ts';
import { missingLogs } from '../phrases/missing-logs.ts';
import { block, capped, labelled, paragraph } from './block.ts';
import type { Page } from './page.ts';

const most = 6;

/** Logs that would have told more, and how to get them. */
export const missing = (page: Page, all: readonly Missing[]): string[] =>
  block(
    page,
    'MISSING',
    capped(page, missingLogs(all, page.local), most, ({ logs, collect }) => [
      ...logs.flatMap(({ log, ofWhat, why }) => [
        ...paragraph(page, log, ofWhat),
        ...labelled(page, '    why    ', why),
      ]),
      ...labelled(page, '    collect', collect),
    ]),
  );
