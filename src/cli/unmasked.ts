/** An original was left in an output: what is wrong is not with the user. */
export class Unmasked extends Error {
  override readonly name = 'Unmasked';
}
