import type { Settings } from '../model/settings.ts';
import type { Rule } from '../rules/index.ts';
import type { Burst } from '../timeline/bursts.ts';
import type { Disconnect } from '../timeline/disconnect.ts';
import type { Toll } from '../timeline/faults/tolls.ts';
import type { Part } from '../timeline/parts.ts';
import type { NodeTimeline } from '../timeline/timeline.ts';
import type { Timers } from '../timeline/timers.ts';
import type { Citations } from './citations.ts';
import type { Coverage } from './coverage.ts';

/** What diagnosis knows besides the disconnects. */
export interface DiagnoseContext {
  readonly rules: readonly Rule[];
  readonly settings: Settings;
  /** Tell how far each rule got (`--why`). */
  readonly why: boolean;
  /** How many of each subnet a burst took. */
  readonly parts: ReadonlyMap<Burst, readonly Part[]>;
  readonly timers: Timers;
  readonly citations: Citations;
  readonly coverage: (node: NodeTimeline) => Coverage;
  readonly tolls: ReadonlyMap<Disconnect, Toll>;
  readonly time: (node: NodeTimeline, at: number) => string;
}
