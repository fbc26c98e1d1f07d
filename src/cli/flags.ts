import type { Demand } from '../lab/score/measures.ts';
import type { FactKind } from '../model/fact.ts';
import type { RecordTime } from '../model/time.ts';
import type { DisconnectOutcome } from '../model/words.ts';
import type {
  ExplanationFormat,
  FormatName,
  InventoryFormat,
  TimelineFormat,
} from '../reporters/index.ts';
import type { ReporterOptions } from '../reporters/reporter.ts';
import type { LimitFlags } from './limit-options.ts';
import type { MaskFlags } from './mask.ts';
import type { Output } from './output-argument.ts';
import type { ReadFlags } from './read-options.ts';
import type { KeyFlags } from './redact-flags.ts';
import type { ScoreFormat } from './score-formats.ts';
import type { ScreenFlags } from './screen-options.ts';

/** What `analyze` and `timeline` show of a bundle. */
interface SelectFlags {
  readonly agent?: readonly string[];
  readonly since?: RecordTime;
  readonly until?: RecordTime;
  readonly strict?: boolean;
  readonly all?: boolean;
}

/** The options of `analyze`, checked and read. */
export interface Flags extends ReadFlags, SelectFlags, MaskFlags, ScreenFlags {
  readonly format: FormatName;
  readonly output?: readonly Output[];
  /** A file of settings. */
  readonly config?: string;
  readonly failOn?: DisconnectOutcome;
  readonly why?: NonNullable<ReporterOptions['why']>;
}

/** The options of `explain`, checked and read. */
export interface ExplainFlags extends Pick<ScreenFlags, 'color' | 'verbose'> {
  readonly format: ExplanationFormat;
}

/** The options of `timeline`, checked and read. */
export interface TimelineFlags extends ReadFlags, SelectFlags, MaskFlags, ScreenFlags {
  readonly format: TimelineFormat;
  readonly output?: readonly Output<TimelineFormat>[];
  readonly server?: readonly string[];
  readonly kind?: readonly FactKind[];
  readonly around?: RecordTime;
  /** In ms. */
  readonly span?: number;
}

/** The options of `inspect`, checked and read. */
export interface InspectFlags extends ReadFlags, MaskFlags, ScreenFlags {
  readonly format: InventoryFormat;
  /** Where the unknown lines go. */
  readonly unknown?: string;
}

/** The options of `redact`, checked and read. */
export interface RedactFlags extends LimitFlags, KeyFlags, ScreenFlags {
  readonly output?: string;
}

/** The options of `synth`, checked and read. */
export interface SynthFlags {
  /** A folder. */
  readonly output?: string;
  readonly seed?: number;
  readonly list?: boolean;
}

/** The options of `score`, checked and read. */
export interface ScoreFlags extends ScreenFlags {
  readonly format: ScoreFormat;
  readonly output?: readonly Output<ScoreFormat>[];
  readonly misses: number;
  readonly min?: readonly Demand[];
}
