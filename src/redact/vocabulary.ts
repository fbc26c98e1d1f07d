/** The words of texts, in lower case; numbers and short ones are none. */
export function vocabularyOf(texts: Iterable<string>): Set<string> {
  const words = new Set<string>();
  for (const text of texts)
    for (const [word] of text.matchAll(/\p{L}{3,}/gu)) words.add(word.toLowerCase());
  return words;
}
