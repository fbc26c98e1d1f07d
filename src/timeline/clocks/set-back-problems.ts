import type { Problem } from '../../model/report.ts';
import type { NodeTimeline } from '../timeline.ts';

export const setBackProblems = ({ node, setBacks }: NodeTimeline): Problem[] =>
  setBacks.map(({ byMs, after }) => {
    const log = node.logs.find(({ index }) => index === after.place.source);
    return {
      severity: 'warning',
      where: `${log?.path ?? node.id}:${after.place.line}`,
      what: `the server's clock was set back by ${byMs / 1_000} s before this line: times before it are told by the clock as it is since`,
      next: 'check utils ntp status on the server, and the time synchronization of its virtual host, which must be off',
    };
  });
