import type { Mark } from './event.ts';

/** The last requests of a session that are kept: enough to find the one before a cut. */
const keptRequests = 4;

export function keep(marks: Mark[], mark: Mark): void {
  marks.push(mark);
  if (marks.length > keptRequests) marks.shift();
}
