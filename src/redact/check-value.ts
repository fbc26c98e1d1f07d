import type { Check, Leak } from './check.ts';

/** Looks at every text of plain data. `agents`: ids, which stand by themselves in fields. */
export function checkValue(
  data: unknown,
  check: Check,
  agents: ReadonlySet<string>,
): Leak | undefined {
  if (typeof data === 'string') return agents.has(data) ? 'id' : check.leak(data);
  if (typeof data !== 'object' || data === null) return undefined;
  for (const one of Object.values(data)) {
    const leak = checkValue(one, check, agents);
    if (leak) return leak;
  }
  return undefined;
}
