import { spawnSync } from 'node:child_process';
import type { Report } from '../../src/model/report.ts';
import { analysis } from '../race/contestant.ts';
import { withoutForm } from './without-form.ts';

/** Logs in another form are told as the same story: what is timed is the same work. */
export function assertSameReport(plain: string, other: string): void {
  if (JSON.stringify(withoutForm(report(plain))) !== JSON.stringify(withoutForm(report(other))))
    throw new Error(`${other} is not reported as ${plain} is`);
  console.error(`${other}: the same report`);
}

function report(bundle: string): Report {
  const [program = '', ...args] = analysis(bundle).command;
  const { stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 29,
  });
  if (error || stdout === '') throw new Error(`${bundle}: ${error?.message ?? stderr}`);
  return JSON.parse(stdout) as Report;
}
