import { parseJid } from '../../model/jid.ts';
import type { SourceLog } from '../logs/source-log.ts';

/** The domains of the JIDs that logs name, most frequent first. */
export function domainsOf(logs: readonly SourceLog[]): string[] {
  const counts = new Map<string, number>();
  for (const log of logs) {
    for (const jid of log.jids()) {
      const domain = parseJid(jid)?.domain;
      if (domain !== undefined) counts.set(domain, (counts.get(domain) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}

export const isAddress = (text: string): boolean => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text);
