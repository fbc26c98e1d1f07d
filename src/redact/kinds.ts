/** What a value that tells of somebody is; each kind has pseudonyms of its own look. */
export type Kind = 'id' | 'name' | 'host' | 'value' | 'address' | 'mac';

/** A resource of a JID is mostly a word of the product; it may be somebody's id. */
export type PlaceKind = Kind | 'resource';

/** A value of a kind in a line, by its place. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: PlaceKind;
  /** Its place alone says that it is somebody's: a JID, a path of a user, a first name. */
  readonly isSure: boolean;
}
