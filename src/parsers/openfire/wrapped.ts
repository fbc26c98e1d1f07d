/** A newline that took no blank's place: behind a blank, or behind a hyphen inside a word. */
const afterHyphen = /(?<=\s|\S-)\n/g;
/** As pages also break a long address: behind any sign inside it. */
const afterSign = /(?<=\s|\S[-.,/@=_])\n/g;

/** What a record may have been before a page broke its lines, the likelier first. */
export const unbroken = (message: string): readonly string[] =>
  [afterHyphen, afterSign].map((newline) =>
    message.trimEnd().replace(newline, '').replaceAll('\n', ' '),
  );
