import type { ReportDisconnect } from '../../model/report.ts';

/** Requested, and what CTI made of it where that is another one. */
export function reasonOf({ reasonCode }: ReportDisconnect): string {
  const { requested, confirmed } = reasonCode ?? {};
  return [...new Set([requested, confirmed])].filter((code) => code !== undefined).join('/');
}
