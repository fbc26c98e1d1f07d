import type { EpochMs } from '../model/time.ts';
import { CutPollsFold } from './cut-polls.ts';
import type { Mark } from './event.ts';
import type { HoldAges } from './holds.ts';
import { KeptMarks } from './kept-marks.ts';
import { MinuteGridFold } from './minute-grid.ts';
import type { RowMark } from './row-mark.ts';
import type { MarkPlace, RowMarks } from './row-marks.ts';
import type { NearMiss } from './session.ts';
import type { SilentMs } from './silent-ms.ts';

/** The second line of a held request comes with the request that replaces it, at most a second later. */
const answerMs = 2_000;
/** A held request and the same again are answered at once, both (openfire-logs.md A4). */
const momentMs = 1_000;

interface AnswerOptions {
  readonly marks: RowMarks;
  readonly nearMissMs: number;
  readonly silentMs: SilentMs;
  readonly ages: HoldAges | undefined;
}

/**
 * Folds the `consumeResponse` lines of one sid. A held request is logged twice, when it is suspended and when it is
 * answered; from an answer to the next rid the desktop holds nothing (openfire-logs.md A5.3).
 */
export class AnswerFold {
  readonly grid = new MinuteGridFold('requests');
  readonly cut = new CutPollsFold();
  readonly gaps: NearMiss[] = [];
  /** The last requests that the session took. */
  readonly kept: KeptMarks;
  rid = Number.NEGATIVE_INFINITY;
  readonly #options: AnswerOptions;
  readonly #marks: RowMarks;
  /** The line before, and the line that is looked at: they change places. */
  #last: MarkPlace;
  #line: MarkPlace;
  /** Lines of the greatest rid, and when the first of them was written. */
  #lines = 0;
  #firstAt = Number.NaN;
  /** How long the poll was held that was answered before the next request came; 0 where none was. */
  #heldMs = 0;
  readonly #heldAnswer: MarkPlace;
  /** A request after one with one line, which was answered at once or is held still; NaN where none waits to be told. */
  #pendingRid = Number.NaN;
  readonly #pendingAnswer: MarkPlace;
  readonly #pendingRequest: MarkPlace;

  constructor(options: AnswerOptions) {
    const { marks } = options;
    this.#options = options;
    this.#marks = marks;
    const first = marks.places(5);
    this.#last = first;
    this.#line = marks.beside(first, 1);
    this.#heldAnswer = marks.beside(first, 2);
    this.#pendingAnswer = marks.beside(first, 3);
    this.#pendingRequest = marks.beside(first, 4);
    this.kept = new KeptMarks(marks);
  }

  get isTold(): boolean {
    return this.#marks.isSet(this.#last);
  }

  last(): Mark | undefined {
    return this.isTold ? this.#marks.mark(this.#last) : undefined;
  }

  /** `closed` where the session was closed when the line was written. */
  logged(rid: number, row: RowMark, closed: boolean): void {
    const line = this.#line;
    this.#marks.set(line, row);
    if (rid > this.rid) this.#newRequest(rid, closed);
    else if (rid === this.rid) this.#noteHold(row.at, closed);
    this.#noteLine(rid, row);
    this.#line = this.#last;
    this.#last = line;
  }

  end(): void {
    this.#tellHold();
    this.#settle();
    this.grid.end();
  }

  #newRequest(rid: number, closed: boolean): void {
    this.#tellHold();
    this.#settle();
    if (!closed && this.#lines > 1) this.#turned(this.#last, this.#line);
    else if (!closed && this.#lines > 0) this.#await();
    this.rid = rid;
    this.#lines = 0;
  }

  #await(): void {
    this.#pendingRid = this.rid;
    this.#marks.copy(this.#pendingAnswer, this.#last);
    this.#marks.copy(this.#pendingRequest, this.#line);
  }

  /** A rid's third line is a repeat: its path cut the hold, or its answer was lost. */
  #noteHold(at: EpochMs, closed: boolean): void {
    const isAnswer = this.#lines === 1 && !closed;
    this.#heldMs = isAnswer ? this.#options.silentMs(this.#firstAt, at) : 0;
    if (this.#heldMs > 0) this.#marks.copy(this.#heldAnswer, this.#line);
  }

  #tellHold(): void {
    if (this.#heldMs > 0) this.#options.ages?.note(this.#heldMs, this.#marks, this.#heldAnswer);
    this.#heldMs = 0;
  }

  /** The first line of a rid is its arrival, the second its answer, a third the same request once more. */
  #noteLine(rid: number, row: RowMark): void {
    if (rid === this.rid) {
      this.#lines += 1;
      if (this.#lines === 1) this.#firstAt = row.at;
      if (this.#lines % 2 === 1) this.kept.keep(row);
      if (this.#lines === 3) this.#cameAgain(row.at);
    }
    if (this.#pendingRid === rid && row.at - this.#marks.at(this.#pendingRequest) <= answerMs) {
      this.#came(0, this.#pendingRequest);
      this.#pendingRid = Number.NaN;
    }
  }

  /** Answered in that very moment, it had been held till then. */
  #cameAgain(at: EpochMs): void {
    const answerAt = this.#marks.at(this.#last);
    this.#noteGap(this.#last, this.#line, this.#options.silentMs(answerAt, at));
    if (at - answerAt <= momentMs)
      this.cut.repeated(at - this.#firstAt, this.#marks.mark(this.#line));
  }

  /** No second line came for the rid before: it had been answered at once, and nothing was held since. */
  #settle(): void {
    if (Number.isNaN(this.#pendingRid)) return;
    this.#turned(this.#pendingAnswer, this.#pendingRequest);
    this.#pendingRid = Number.NaN;
  }

  /** From an answer to the next request nothing was held: the client's turnaround. */
  #turned(answer: MarkPlace, request: MarkPlace): void {
    const silentMs = this.#options.silentMs(this.#marks.at(answer), this.#marks.at(request));
    this.#came(silentMs, request);
    this.#noteGap(answer, request, silentMs);
  }

  #came(silentMs: number, request: MarkPlace): void {
    const marks = this.#marks;
    if (this.grid.heeds(silentMs, marks.stampMs(request)))
      this.grid.came(marks.at(request), silentMs, marks.mark(request));
  }

  /** Whole-second stamps: only what the stamps cannot hide counts. */
  #noteGap(answer: MarkPlace, request: MarkPlace, lastActiveMs: number): void {
    const marks = this.#marks;
    if (lastActiveMs - marks.stampMs(answer) < this.#options.nearMissMs) return;
    const last = marks.mark(request);
    this.gaps.push({
      first: marks.mark(answer),
      greatest: { ...last, lastActiveMs },
      last,
      count: 1,
    });
  }
}
