import { bordersOf, isOneLog } from '../logs/borders.ts';
import type { Quiet } from '../logs/log-times.ts';
import { rotatedSets } from '../logs/sets.ts';
import type { SourceLog } from '../logs/source-log.ts';
import type { SourceClock } from './clock.ts';
import type { Silences } from './offset-steps.ts';

/** More lines than any file has. */
const strideLines = 2 ** 32;

/** A rotated log as the one that it was: the lines of its parts follow one another. */
export class WholeLog implements Silences {
  readonly parts: readonly SourceLog[];
  readonly setBack: readonly Quiet[];
  readonly quiets: readonly Quiet[];
  readonly #turns: ReadonlyMap<SourceLog, number>;

  constructor(parts: readonly SourceLog[]) {
    this.parts = parts;
    this.#turns = new Map(parts.map((part, turn) => [part, turn]));
    const between = bordersOf(parts).map(({ from, to, next, isSetBack }) => ({
      isSetBack,
      gap: { from, to, line: this.lineOf(next, 1) },
    }));
    const gaps = (isSetBack: boolean) =>
      between.filter((border) => border.isSetBack === isSetBack).map(({ gap }) => gap);
    const own = (gapsOf: (part: SourceLog) => readonly Quiet[]) =>
      parts.flatMap((part) =>
        gapsOf(part).map((gap) => ({ ...gap, line: this.lineOf(part, gap.line) })),
      );
    this.setBack = [...own(({ setBack }) => setBack), ...gaps(true)];
    this.quiets = [...own(({ quiets }) => quiets), ...gaps(false)];
  }

  lineOf(part: SourceLog, line: number): number {
    return (this.#turns.get(part) ?? 0) * strideLines + Math.min(line, strideLines - 1);
  }

  /** Each part's clock, from the clock of the whole. */
  clocks(clock: SourceClock): [SourceLog, SourceClock][] {
    return this.parts.map((part) => {
      const above = this.lineOf(part, 0);
      const lineOf = (line: number): number => above + Math.min(line, strideLines - 1);
      return [
        part,
        {
          at: (time, line) => clock.at(time, lineOf(line)),
          atWall: (wall, line) => clock.atWall(wall, lineOf(line)),
        },
      ];
    });
  }
}

/** Parts that do not read as one log are each their own. */
export const wholeLogs = (logs: readonly SourceLog[]): WholeLog[] =>
  rotatedSets(logs).flatMap((set) =>
    isOneLog(set) ? [new WholeLog(set)] : set.map((log) => new WholeLog([log])),
  );
