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
  readonly last: Shown;
  readonly records: number;
}

/** One in the making. */
class OpenNote implements ReleaseNote {
  readonly release: string;
  readonly basis: ReleaseNote['basis'];
  readonly first: Shown;
  records = 0;
  #lastTime: RecordTime;
  #lastLine = 0;
  #lastOffset = 0;

  constructor(release: string, basis: ReleaseNote['basis'], time: RecordTime, place: Spot) {
    this.release = release;
    this.basis = basis;
    this.first = { time, place: { line: place.line, offset: place.offset } };
    this.#lastTime = time;
  }

  /** Records come in millions: the place is copied, whoever holds it. */
  note(time: RecordTime, { line, offset }: Spot): void {
    this.records += 1;
    this.#lastTime = time;
    this.#lastLine = line;
    this.#lastOffset = offset;
  }

  get last(): Shown {
    return { time: this.#lastTime, place: { line: this.#lastLine, offset: this.#lastOffset } };
  }
}

/** Which releases the records of a log look like: one note for each, however many records. */
export class ReleaseNotes {
  readonly #wordings = new Map<string, OpenNote>();
  readonly #formats = new Map<string, OpenNote>();

  wording(release: string, time: RecordTime, place: Spot): void {
    noteOf(this.#wordings, 'wording', release, time, place).note(time, place);
  }

  format(release: string, time: RecordTime, place: Spot): void {
    noteOf(this.#formats, 'format', release, time, place).note(time, place);
  }

  all(): ReleaseNote[] {
    return [...this.#wordings.values(), ...this.#formats.values()];
  }
}

function noteOf(
  notes: Map<string, OpenNote>,
  basis: ReleaseNote['basis'],
  release: string,
  time: RecordTime,
  place: Spot,
): OpenNote {
  const known = notes.get(release);
  if (known) return known;
  const note = new OpenNote(release, basis, time, place);
  notes.set(release, note);
  return note;
}
