import type { AgentRecord } from './records.ts';

/** What a timeline adds to every fact. */
const added: ReadonlySet<string> = new Set(['at', 'printed', 'node', 'ref', 'kind']);

/** By kind: which fields stand together in facts that name their agent themselves, each combination as words. */
export function fieldsOf(records: readonly AgentRecord[]): ReadonlyMap<string, Set<string>> {
  const fields = new Map<string, Set<string>>();
  for (const { fact } of records) {
    if (fact.agent === undefined) continue;
    const words = Object.keys(fact)
      .filter((field) => !added.has(field))
      .sort()
      .join(' ');
    fields.set(fact.kind, (fields.get(fact.kind) ?? new Set()).add(words));
  }
  return fields;
}
