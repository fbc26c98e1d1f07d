import { readPart } from '../bundle/read-part.ts';
import { families } from '../parsers/index.ts';
import type { Interner } from '../timeline/logs/interner.ts';
import { type Owner, ownerOf } from './owner.ts';
import { SegmentReader } from './segment-reader.ts';
import type { Answer, SegmentResult, SegmentTask } from './segment-task.ts';

/** For some four thousand entries: as many as most segments have. */
const roomBytes = 3 << 17;

/** Reads the segments that it is given, one after another. */
export class SegmentParser {
  readonly #interner: Interner;
  #source = -1;
  #owner: Owner | undefined;
  /** Texts are told up to here. */
  #told: number;

  constructor(interner: Interner) {
    this.#interner = interner;
    this.#told = interner.size;
  }

  /** What the segment says, or why it could not be read. */
  answer(task: SegmentTask, room: ArrayBuffer | undefined): Answer {
    try {
      return this.parse(task, room);
    } catch (error) {
      return { failure: (error as Error).message };
    }
  }

  /**
   * @param room for the batch's entries
   * @throws where a file cannot be read
   */
  parse(task: SegmentTask, room = new ArrayBuffer(roomBytes)): SegmentResult {
    const owner = this.#ownerOf(task);
    const interner = this.#interner;
    const kind = owner?.claim.kind ?? 'unknown';
    // Where routine is kept as facts, none of it is read by threads.
    const reader = new SegmentReader({ owner, kind, interner, keepRoutine: false, room });
    let bytes = 0;
    const take = (chunk: Uint8Array): void => {
      bytes += chunk.length;
      reader.push(chunk);
    };
    const memory = 'memory' in task.bytes ? task.bytes.memory : undefined;
    if ('memory' in task.bytes) take(Buffer.from(task.bytes.memory, 0, task.bytes.length));
    else {
      const { file, from, to } = task.bytes;
      readPart(file, from, to, { room: (length) => reader.room(length), take });
    }
    const end = reader.end();
    // A segment that could not be read had texts as well.
    const texts = interner.since(this.#told);
    this.#told = interner.size;
    return { ...end, batch: reader.batch.data(), bytes, texts, memory };
  }

  #ownerOf({ source, forced, sample }: SegmentTask): Owner | undefined {
    if (source !== this.#source) this.#owner = ownerOf(families, forced, sample);
    this.#source = source;
    return this.#owner;
  }
}
