/** Mistakes of the user: a line each on standard error, exit status 2. Each says what, where and what to do. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly mistakes: readonly string[];

  constructor(mistakes: string | readonly string[], options?: ErrorOptions) {
    const all = typeof mistakes === 'string' ? [mistakes] : mistakes;
    super(all.join('\n'), options);
    this.mistakes = all;
  }
}
