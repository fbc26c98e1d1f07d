/** What base64 may be written with; `/` and letters make words and paths look like it. */
const runs = /[A-Za-z0-9+/]{6,}={0,2}/g;
/** Somebody to act as, who often stands alone for nobody, the user, the password (RFC 4616); the password may be cut. */
const plain = /^[^\p{Cc}\uFFFD]{0,255}\0[^\p{Cc}\uFFFD]{1,255}\0[^\p{Cc}\uFFFD]/u;
/** The same behind other text, where chance makes shorter ones of any ids: nobody, a user and a password worth the name. */
const plainBehind = /^\0[^\p{Cc}\uFFFD]{3,255}\0[^\p{Cc}\uFFFD]{4}/u;
/** A MAC address, a GUID. */
const upperHex = /^[0-9A-F]+$/;
/** Base64 of the longest that is looked for of the first two, and some of the third. */
const reach = 768;
/** Eight bits of zero, wherever a byte begins in base64. */
const nulSomewhere = /A[A-P]|[AQgw][A-D]|[AEIMQUYcgkosw048]A/;
/** NUL and a printable character. */
const nulFirst = /A[C-P]/g;

/**
 * A text without SASL PLAIN passwords in base64, wherever they stand: a line that was cut, wrapped or woven into another
 * has lost what named them. All behind the beginning of one goes, up to what is no base64.
 */
export const withoutSaslPlain = (text: string, removed: string): string =>
  text.replace(runs, (run) => {
    const at = startOfPlain(run);
    return at < 0 ? run : run.slice(0, at) + removed;
  });

/** Where it starts: with the run, or, behind what was written before it, where nobody to act as is named. */
function startOfPlain(run: string): number {
  if (!nulSomewhere.test(run) || upperHex.test(run)) return -1;
  if (isPlain(run, 0, plain)) return 0;
  for (const { index } of run.matchAll(nulFirst))
    if (isPlain(run, index, plainBehind)) return index;
  return -1;
}

const isPlain = (run: string, at: number, form: RegExp): boolean =>
  form.test(Buffer.from(run.slice(at, at + reach), 'base64').toString());
