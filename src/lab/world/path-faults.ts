import type { Agenda } from './agenda.ts';

/** A fault that lasts until an instant; a second one of its kind makes it longer, not shorter. */
export class Spell {
  readonly #agenda: Agenda;
  #until = Number.NEGATIVE_INFINITY;

  constructor(agenda: Agenda) {
    this.#agenda = agenda;
  }

  cast(ms: number): void {
    this.#until = Math.max(this.#until, this.#agenda.now + ms);
  }

  get isOn(): boolean {
    return this.#agenda.now < this.#until;
  }

  get until(): number {
    return this.#until;
  }
}

/** What may be wrong with a path. */
export interface PathFaults {
  readonly hole: Spell;
  readonly offline: Spell;
  readonly badGateway: Spell;
  readonly slow: Spell;
  readonly noAnswers: Spell;
  readonly reorder: Spell;
  readonly cut: Spell;
}

export const noFaults = (agenda: Agenda): PathFaults => ({
  hole: new Spell(agenda),
  offline: new Spell(agenda),
  badGateway: new Spell(agenda),
  slow: new Spell(agenda),
  noAnswers: new Spell(agenda),
  reorder: new Spell(agenda),
  cut: new Spell(agenda),
});
