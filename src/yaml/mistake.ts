/** Something that is wrong in a file that a person wrote. */
export interface Mistake {
  /** Where: its last step may be a key that has no business there. */
  readonly path: readonly PropertyKey[];
  /** What is wrong; what to do. */
  readonly words: string;
  /** Of a key that must be there. */
  readonly isMissing?: boolean;
}

/** `incidents[0].at` */
export const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^[.]/, '');

/** What may have been meant, or else all there is. */
export const choices = (close: readonly string[], all: readonly string[]): string =>
  close.length > 0 ? `did you mean ${close.join(', ')}?` : `there is ${all.join(', ')}`;
