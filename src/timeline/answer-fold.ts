import { CutPollsFold } from './cut-polls.ts';
import type { HoldAges } from './holds.ts';
import { KeptMarks } from './kept-marks.ts';
import { MinuteGridFold } from './minute-grid.ts';
import { RowMark } from './row-mark.ts';
import type { NearMiss } from './session.ts';
import type { SilentMs } from './silent-ms.ts';

/** The second line of a held request comes with the request that replaces it, at most a second later. */
const answerMs = 2_000;
/** A held request and the same again are answered at once, both (openfire-logs.md A4). */
const momentMs = 1_000;

interface AnswerOptions {
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
  readonly kept = new KeptMarks();
  rid = Number.NEGATIVE_INFINITY;
  readonly #options: AnswerOptions;
  readonly #last = new RowMark();
  /** Lines of the greatest rid, and the first of them. */
  #lines = 0;
  readonly #firstLine = new RowMark();
  /** How long the poll was held that was answered before the next request came; 0 where none was. */
  #heldMs = 0;
  readonly #heldAnswer = new RowMark();
  /** A request after one with one line, which was answered at once or is held still; NaN where none waits to be told. */
  #pendingRid = Number.NaN;
  readonly #pendingAnswer = new RowMark();
  readonly #pendingRequest = new RowMark();

  constructor(options: AnswerOptions) {
    this.#options = options;
  }

  get last(): RowMark | undefined {
    return this.#last.isSet ? this.#last : undefined;
  }

  /** `closed` where the session was closed when the line was written. */
  logged(rid: number, row: RowMark, closed: boolean): void {
    if (rid > this.rid) this.#newRequest(rid, row, closed);
    else if (rid === this.rid) this.#noteHold(row, closed);
    this.#noteLine(rid, row);
  }

  end(): void {
    this.#tellHold();
    this.#settle();
    this.grid.end();
  }

  #newRequest(rid: number, request: RowMark, closed: boolean): void {
    this.#tellHold();
    this.#settle();
    if (!closed && this.#lines > 1) this.#turned(this.#last, request);
    else if (!closed && this.#lines > 0) this.#await(request);
    this.rid = rid;
    this.#lines = 0;
  }

  #await(request: RowMark): void {
    this.#pendingRid = this.rid;
    this.#pendingAnswer.copy(this.#last);
    this.#pendingRequest.copy(request);
  }

  /** A rid's third line is a repeat: its path cut the hold, or its answer was lost. */
  #noteHold(row: RowMark, closed: boolean): void {
    const isAnswer = this.#lines === 1 && !closed;
    this.#heldMs = isAnswer ? this.#options.silentMs(this.#firstLine.at, row.at) : 0;
    if (this.#heldMs > 0) this.#heldAnswer.copy(row);
  }

  #tellHold(): void {
    if (this.#heldMs > 0) this.#options.ages?.note(this.#heldMs, this.#heldAnswer);
    this.#heldMs = 0;
  }

  /** The first line of a rid is its arrival, the second its answer, a third the same request once more. */
  #noteLine(rid: number, row: RowMark): void {
    if (rid === this.rid) {
      this.#lines += 1;
      if (this.#lines === 1) this.#firstLine.copy(row);
      if (this.#lines % 2 === 1) this.kept.keep(row);
      if (this.#lines === 3) this.#cameAgain(row);
    }
    if (this.#pendingRid === rid && row.at - this.#pendingRequest.at <= answerMs) {
      this.#came(0, this.#pendingRequest);
      this.#pendingRid = Number.NaN;
    }
    this.#last.copy(row);
  }

  /** Answered in that very moment, it had been held till then. */
  #cameAgain(again: RowMark): void {
    const answer = this.#last;
    this.#noteGap(answer, again, this.#options.silentMs(answer.at, again.at));
    if (again.at - answer.at <= momentMs)
      this.cut.repeated(again.at - this.#firstLine.at, again.mark);
  }

  /** No second line came for the rid before: it had been answered at once, and nothing was held since. */
  #settle(): void {
    if (Number.isNaN(this.#pendingRid)) return;
    this.#turned(this.#pendingAnswer, this.#pendingRequest);
    this.#pendingRid = Number.NaN;
  }

  /** From an answer to the next request nothing was held: the client's turnaround. */
  #turned(answer: RowMark, request: RowMark): void {
    const silentMs = this.#options.silentMs(answer.at, request.at);
    this.#came(silentMs, request);
    this.#noteGap(answer, request, silentMs);
  }

  #came(silentMs: number, request: RowMark): void {
    if (this.grid.heeds(silentMs, request.stampMs))
      this.grid.came(request.at, silentMs, request.mark);
  }

  /** Whole-second stamps: only what the stamps cannot hide counts. */
  #noteGap(answer: RowMark, request: RowMark, lastActiveMs: number): void {
    if (lastActiveMs - answer.stampMs < this.#options.nearMissMs) return;
    const last = request.mark;
    this.gaps.push({ first: answer.mark, greatest: { ...last, lastActiveMs }, last, count: 1 });
  }
}
