import { CutPollsFold } from './cut-polls.ts';
import type { Mark } from './event.ts';
import type { HoldAges } from './holds.ts';
import { keep } from './kept-marks.ts';
import { MinuteGridFold } from './minute-grid.ts';
import type { NearMiss } from './session.ts';

/** The second line of a held request comes with the request that replaces it, at most a second later. */
const answerMs = 2_000;
/** A held request and the same again are answered at once, both (openfire-logs.md A4). */
const momentMs = 1_000;

/** A request, and the record before it that ends what came before. */
interface Turn {
  readonly answer: Mark;
  readonly request: Mark;
}

interface AnswerOptions {
  readonly nearMissMs: number;
  readonly silentMs: (before: Mark, after: Mark) => number;
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
  readonly kept: Mark[] = [];
  rid = Number.NEGATIVE_INFINITY;
  last: Mark | undefined;
  readonly #options: AnswerOptions;
  /** Lines of the greatest rid, and the first of them. */
  #lines = 0;
  #firstLine: Mark | undefined;
  /** The poll that was held and answered before the next request came. */
  #held: { readonly ms: number; readonly answer: Mark } | undefined;
  /** After a request with one line: it was answered at once, or is held still. */
  #pending: (Turn & { readonly rid: number }) | undefined;

  constructor(options: AnswerOptions) {
    this.#options = options;
  }

  /** `closed` where the session was closed when the line was written. */
  logged(rid: number, mark: Mark, closed: boolean): void {
    if (rid > this.rid) this.#newRequest(rid, closed ? undefined : this.last, mark);
    else if (rid === this.rid) this.#noteHold(mark, closed);
    this.#noteLine(rid, mark);
  }

  end(): void {
    this.#tellHold();
    this.#settle();
    this.grid.end();
  }

  #newRequest(rid: number, answer: Mark | undefined, request: Mark): void {
    this.#tellHold();
    this.#settle();
    if (answer && this.#lines > 1) this.#turned(answer, request);
    else if (answer && this.#lines > 0) this.#pending = { rid: this.rid, answer, request };
    this.rid = rid;
    this.#lines = 0;
  }

  /** A rid's third line is a repeat: its path cut the hold, or its answer was lost. */
  #noteHold(mark: Mark, closed: boolean): void {
    const arrival = this.#lines === 1 && !closed ? this.#firstLine : undefined;
    const ms = arrival ? this.#options.silentMs(arrival, mark) : 0;
    this.#held = ms > 0 ? { ms, answer: mark } : undefined;
  }

  #tellHold(): void {
    if (this.#held) this.#options.ages?.note(this.#held.ms, this.#held.answer);
    this.#held = undefined;
  }

  /** The first line of a rid is its arrival, the second its answer, a third the same request once more. */
  #noteLine(rid: number, mark: Mark): void {
    if (rid === this.rid) {
      this.#lines += 1;
      if (this.#lines === 1) this.#firstLine = mark;
      if (this.#lines % 2 === 1) keep(this.kept, mark);
      if (this.#lines === 3 && this.last) this.#cameAgain(this.last, mark);
    }
    const pending = this.#pending;
    if (pending?.rid === rid && mark.at - pending.request.at <= answerMs) {
      this.grid.came(pending.request.at, 0, pending.request);
      this.#pending = undefined;
    }
    this.last = mark;
  }

  /** Answered in that very moment, it had been held till then. */
  #cameAgain(answer: Mark, again: Mark): void {
    this.#noteGap(answer, again, this.#options.silentMs(answer, again));
    const first = this.#firstLine;
    if (first && again.at - answer.at <= momentMs) this.cut.repeated(again.at - first.at, again);
  }

  /** No second line came for the rid before: it had been answered at once, and nothing was held since. */
  #settle(): void {
    if (this.#pending) this.#turned(this.#pending.answer, this.#pending.request);
    this.#pending = undefined;
  }

  /** From an answer to the next request nothing was held: the client's turnaround. */
  #turned(answer: Mark, request: Mark): void {
    const silentMs = this.#options.silentMs(answer, request);
    this.grid.came(request.at, silentMs, request);
    this.#noteGap(answer, request, silentMs);
  }

  /** Whole-second stamps: only what the stamps cannot hide counts. */
  #noteGap(answer: Mark, request: Mark, lastActiveMs: number): void {
    if (lastActiveMs - answer.stampMs < this.#options.nearMissMs) return;
    const greatest = { ...request, lastActiveMs };
    this.gaps.push({ first: answer, greatest, last: request, count: 1 });
  }
}
