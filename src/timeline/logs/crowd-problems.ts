import type { Problem } from '../../model/report.ts';
import { mostListed } from './roster.ts';
import type { SourceLog } from './source-log.ts';

/** Access logs of more agents, or addresses, than their pages are told of. */
export const crowdProblems = (logs: readonly SourceLog[]): Problem[] =>
  logs
    .filter(({ pages, agentBrowsers }) => pages.isFull || agentBrowsers.isFull)
    .map(({ path }) => ({
      severity: 'warning',
      where: path,
      what: `desktops of more than ${mostListed.toLocaleString('en')} agents or addresses: of the others it was not read when their pages ran, and in which browsers`,
      next: 'collect the log again without what is no desktop, such as a scanner or a load test',
    }));
