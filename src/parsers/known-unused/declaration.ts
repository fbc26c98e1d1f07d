/** A family of logs that is known and not read. */
export interface Declaration {
  readonly name: string;
  readonly title: string;
  /** How its lines start; undefined where no line was ever published. */
  readonly line?: RegExp;
  /** Where it lies, in lower case and with `/`: a hint. */
  readonly path?: RegExp;
}
