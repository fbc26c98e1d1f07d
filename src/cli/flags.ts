import type { FactKind } from '../model/fact.ts';
import type { RecordTime } from '../model/time.ts';
import type { DisconnectOutcome } from '../model/words.ts';
import type { FormatName, InventoryFormat, TimelineFormat } from '../reporters/index.ts';
import type { Output } from './output-argument.ts';
import type { ReadFlags } from './read-options.ts';
import type { ScreenFlags } from './screen-options.ts';

/** The options of `analyze`, checked and read. */
export interface Flags extends ReadFlags, ScreenFlags {
  readonly format: FormatName;
  readonly output?: readonly Output[];
  readonly agent?: readonly string[];
  readonly since?: RecordTime;
  readonly until?: RecordTime;
  readonly failOn?: DisconnectOutcome;
  readonly strict?: boolean;
  readonly all?: boolean;
}

/** The options of `timeline`, checked and read. */
export interface TimelineFlags extends ReadFlags, ScreenFlags {
  readonly format: TimelineFormat;
  readonly output?: readonly Output<TimelineFormat>[];
  readonly agent?: readonly string[];
  readonly server?: readonly string[];
  readonly kind?: readonly FactKind[];
  readonly since?: RecordTime;
  readonly until?: RecordTime;
  readonly around?: RecordTime;
  /** In ms. */
  readonly span?: number;
  readonly all?: boolean;
  readonly strict?: boolean;
}

/** The options of `inspect`, checked and read. */
export interface InspectFlags extends ReadFlags, ScreenFlags {
  readonly format: InventoryFormat;
  /** Where the unknown lines go. */
  readonly unknown?: string;
}
