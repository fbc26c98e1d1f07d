/** More are no list that somebody reads. */
const mostNames = 8;

/** `1001003, 1001004 and 12 more` */
export function fewNames(names: readonly string[]): string {
  const rest = names.length - mostNames;
  const shown = names.slice(0, mostNames).join(', ');
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}
