declare const wallBrand: unique symbol;
declare const epochBrand: unique symbol;

/** A clock reading as printed, in ms, as if the clock showed UTC. Says nothing about the instant until the clock's offset is known. */
export type WallMs = number & { readonly [wallBrand]: true };

/** An instant, in ms since 1970-01-01T00:00:00Z. Only `timeline/clocks/clock.ts` makes one out of a {@link WallMs}. */
export type EpochMs = number & { readonly [epochBrand]: true };

/** What a record's head says about time. */
export interface RecordTime {
  readonly wall: WallMs;
  /** Minutes east of UTC, where the record prints it. */
  readonly offsetMinutes?: number;
  /** Zone abbreviation where only that is printed (`EST`): ambiguous, a hint that needs a second one. */
  readonly abbreviation?: string;
  /** Minutes east of UTC of the server's clock, where a desktop's log prints that beside its own. */
  readonly serverOffsetMinutes?: number;
}

export const wallMs = (ms: number): WallMs => ms as WallMs;
export const epochMs = (ms: number): EpochMs => ms as EpochMs;
