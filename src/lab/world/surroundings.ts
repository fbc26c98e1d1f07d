import type { Tell } from '../happening.ts';
import type { Agenda } from './agenda.ts';
import type { Random } from './random.ts';

/** What every part of the world stands in. */
export interface Surroundings {
  readonly agenda: Agenda;
  /** Fork it by the part's own name. */
  readonly random: Random;
  readonly tell: Tell;
}
