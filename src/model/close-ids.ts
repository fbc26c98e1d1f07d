const mostEdits = 2;
const mostIds = 3;

/** Known ids that may have been meant: a typing mistake or two away, or longer by what was left out. */
export function closeIds(wanted: string, known: readonly string[]): string[] {
  const id = wanted.toLowerCase();
  return known
    .map((candidate) => ({ candidate, distance: distanceTo(id, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.min(mostEdits, id.length - 1))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, mostIds)
    .map(({ candidate }) => candidate);
}

const distanceTo = (id: string, candidate: string): number =>
  candidate.includes(id) ? 1 : edits(id, candidate);

/** Levenshtein, one row at a time. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, character] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const replaced = (row[j] ?? 0) + (character === b[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
