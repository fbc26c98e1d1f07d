import type { Spot } from '../../model/observation.ts';
import type { RecordTime } from '../../model/time.ts';
import type { ReleaseBasis } from '../../model/words.ts';

/** A record that shows a release. */
interface Shown {
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

  wording(release: string, time: RecordTime, place: Spot): void {
    note(this.#wordings, 'wording', release, { time, place });
  }

  format(release: string, time: RecordTime, place: Spot): void {
    note(this.#formats, 'format', release, { time, place });
  }

  all(): ReleaseNote[] {
    return [...this.#wordings.values(), ...this.#formats.values()];
  }
}

function note(
  notes: Map<string, ReleaseNote>,
  basis: ReleaseNote['basis'],
  release: string,
  shown: Shown,
): void {
  const known = notes.get(release);
  if (!known) {
    notes.set(release, { release, basis, first: shown, last: shown, records: 1 });
    return;
  }
  known.last = shown;
  known.records += 1;
}
