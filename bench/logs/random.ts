import { Random as Draws } from '../../src/lab/world/random.ts';

/** The laboratory's, with ids that never begin with a zero. */
export class Random extends Draws {
  override hex(digits: number): string {
    return this.integer(16 ** (digits - 1), 16 ** digits - 1).toString(16);
  }
}
