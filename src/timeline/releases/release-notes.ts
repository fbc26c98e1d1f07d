import type { Spot } from '../../model/observation.ts';
import type { RecordTime } from '../../model/time.ts';
import type { ReleaseBasis } from '../../model/words.ts';

/** A record that shows a release. */
export interface Shown {
  readonly time: RecordTime;
  readonly place: Spot;
}

/** The records of one log that have the wording, or the form, of some releases. */
export interface ReleaseNote {
  readonly release: string;
  readonly basis: Exclude<ReleaseBasis, 'banner'>;
  readonly first: Shown;
  last: Shown;
  records: number;
}

/** Which releases the records of a log look like: one note for each, however many records. */
export class ReleaseNotes {
  readonly #wordings = new Map<string, ReleaseNote>();
  readonly #formats = new Map<string, ReleaseNote>();

  /** Takes the next records of that wording, as many as there are from `first` to `last`. */
  wording(release: string, first: Shown, last: Shown, records: number): void {
    note(this.#wordings, { basis: 'wording', release, first, last, records });
  }

  format(release: string, first: Shown, last: Shown, records: number): void {
    note(this.#formats, { basis: 'format', release, first, last, records });
  }

  all(): ReleaseNote[] {
    return [...this.#wordings.values(), ...this.#formats.values()];
  }
}

function note(notes: Map<string, ReleaseNote>, next: ReleaseNote): void {
  const known = notes.get(next.release);
  if (!known) {
    notes.set(next.release, next);
    return;
  }
  known.last = next.last;
  known.records += next.records;
}
