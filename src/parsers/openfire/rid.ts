/** A request id as printed; undefined above 2⁵³ − 1, which no client may send (XEP-0124, section 14). */
export function readRid(digits: string | undefined): number | undefined {
  const rid = digits === undefined || !/^\d+$/.test(digits) ? Number.NaN : Number(digits);
  return Number.isSafeInteger(rid) ? rid : undefined;
}
