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

/** Of records as they are cited, those that hold an original all the same are left out. */
export function withoutRemainders<T>(data: T, check: Check): T {
  return cleaned(data, '', check) as T;
}

function cleaned(data: unknown, key: string, check: Check): unknown {
  if (typeof data === 'string')
    return key === 'text' && check.leak(data) !== undefined
      ? '[removed: this text could not be redacted]'
      : data;
  if (Array.isArray(data)) return data.map((one) => cleaned(one, key, check));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, one]) => [name, cleaned(one, name, check)]),
  );
}
