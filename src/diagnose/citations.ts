import type { Place } from '../model/observation.ts';
import type { Mark } from '../timeline/event.ts';

/** Every record that the report cites, once. */
export class Citations {
  readonly #paths: readonly string[];
  readonly #cited = new Map<string, Mark>();

  /** `paths` by the index of the source. */
  constructor(paths: readonly string[]) {
    this.#paths = paths;
  }

  /** Cites a record and returns its `<path>:<line>`. */
  ref(mark: Mark): string {
    const ref = this.refOf(mark.place);
    if (!this.#cited.has(ref)) this.#cited.set(ref, mark);
    return ref;
  }

  refOf({ source, line }: Place): string {
    return `${this.#paths[source] ?? '?'}:${line}`;
  }

  refs(marks: readonly Mark[]): string[] {
    return [...new Set(marks.map((mark) => this.ref(mark)))];
  }

  all(): ReadonlyMap<string, Mark> {
    return this.#cited;
  }
}
