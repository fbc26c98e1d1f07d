import type { Report } from '../model/report.ts';

/** The value as it is, so that it prints with the same bytes again, or why and where it is no report. */
export async function checkReport(
  value: unknown,
): Promise<{ readonly report: Report } | { readonly fault: string }> {
  const { reportSchema } = await import('../model/report.ts');
  const { error } = reportSchema.safeParse(value);
  // A later version may add fields: what this one does not know, it does not print.
  const issues = (error?.issues ?? []).filter(({ code }) => code !== 'unrecognized_keys');
  const [first] = issues;
  if (first === undefined) return { report: value as Report };
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return { fault: `${placeOf(first.path)}: ${first.message}${more}` };
}

/** `disconnects[0].outcome` */
function placeOf(path: readonly PropertyKey[]): string {
  const keys = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return keys.join('').replace(/^[.]/, '') || 'the whole';
}
