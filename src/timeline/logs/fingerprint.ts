/**
 * A whole number below 2³⁰ in place of a text: two texts hardly ever share one (FNV-1a, folded;
 * http://www.isthe.com/chongo/tech/comp/fnv/).
 */
export function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 30) ^ (hash & 0x3fffffff);
}
