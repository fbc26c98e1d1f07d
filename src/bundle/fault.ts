import type { Problem } from '../model/report.ts';

interface FaultOptions extends ErrorOptions {
  readonly severity?: Problem['severity'];
}

/** Something wrong with a file or an archive of the bundle: it becomes a problem, and the rest is read all the same. */
export class Fault extends Error {
  readonly severity: Problem['severity'];
  readonly what: string;
  readonly next: string;

  constructor(what: string, next: string, { severity = 'error', cause }: FaultOptions = {}) {
    super(what, { cause });
    this.severity = severity;
    this.what = what;
    this.next = next;
  }
}
