import type { TimelineEvent } from '../model/event.ts';
import type { Explained } from '../model/explanations/explanation.ts';
import type { Inventory } from '../model/inventory.ts';
import type { Report } from '../model/report.ts';
import type { TimelineHead } from '../model/timeline-head.ts';
import type { DisconnectOutcome } from '../model/words.ts';

/** Colours by meaning. Identity where the output is no terminal: only the command line decides. */
export interface Paint {
  readonly heading: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly doubtful: (text: string) => string;
  readonly good: (text: string) => string;
  readonly quiet: (text: string) => string;
}

const same = (text: string): string => text;

/** For files, pipes and whoever wants no colour. */
export const plain: Paint = { heading: same, bad: same, doubtful: same, good: same, quiet: same };

/** Files and pipes end in tickets and mails: at 100 columns the table keeps the last contact, at 80 it may not. */
export const fileWidth = 100;

/** How to print, whatever it is. */
export interface Screen {
  /** Columns to fill. */
  readonly width: number;
  readonly paint: Paint;
  /** No terminal: references to records stay whole, whatever the width. */
  readonly wholeRefs?: boolean;
  /** Nothing is cut short. */
  readonly verbose: boolean;
}

export interface ReporterOptions extends Screen {
  /** Agents were asked for by id: each of their disconnects is told step by step. */
  readonly stepByStep: boolean;
  /** How far the rules got is told: all of them, those of a cause, or one by its id. */
  readonly why?: true | string;
  /** Disconnects outside a span of time were left out. */
  readonly inSpan?: boolean;
  /** What of an agent is a failure, where the format knows failures: this outcome, or a worse one. */
  readonly failOn?: DisconnectOutcome;
  /** A part that could not be read is a failure of the run. */
  readonly strict?: boolean;
}

/** Reads nothing but the report, prints nothing. The text ends with a line feed. */
export type Reporter = (report: Report, options: ReporterOptions) => string;
export type ExplanationReporter = (found: readonly Explained[], options: Screen) => string;
export type InventoryReporter = (inventory: Inventory, options: Screen) => string;

/** A timeline may be longer than memory: its text is made an event at a time. */
export type TimelineReporter = (head: TimelineHead, options: Screen) => TimelineWriter;
export interface TimelineWriter {
  /** Whole lines. */
  readonly event: (event: TimelineEvent) => string;
  /** What stands below the last event. */
  readonly end: () => string;
}

/**
 * What a log line may hold to deceive a terminal or a reader: C0 and C1 controls, line and paragraph separators, marks
 * that turn the writing direction or hide, lone surrogates.
 */
export const deceptive =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** `\u202e`, as JSON writes it. */
export const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');
