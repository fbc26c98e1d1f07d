import type { Problem } from '../../model/report.ts';
import type { NodeTimeline } from '../timeline.ts';

const seconds = (ms: number): number => Math.round(ms / 1_000);

export const setBackProblems = ({ node, setBacks }: NodeTimeline): Problem[] =>
  setBacks.map(({ byMs, after, isSwept }) => {
    const log = node.logs.find(({ index }) => index === after.place.source);
    return {
      severity: 'warning',
      where: `${log?.path ?? node.id}:${after.place.line}`,
      what: isSwept
        ? `the server's clock was set back by ${seconds(byMs)} s or more before this line: the sweep finds that sessions were active later than it began`
        : `the server's clock was set back by ${seconds(byMs)} s or more before this line: times before it are told by the clock as it is since`,
      next: 'check utils ntp status on the server, and the time synchronization of its virtual host, which must be off',
    };
  });
