/** A mistake of the user: one line on standard error, exit status 2. The message says what, where and what to do. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
