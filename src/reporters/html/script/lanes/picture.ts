import type { LocalTime } from '../../../phrases/local-time.ts';
import type { Lane } from './lane.ts';
import type { Layout } from './layout.ts';
import type { Scale } from './scale.ts';
import type { Scene } from './scene.ts';

/** What is to be seen at one moment. */
export interface Picture {
  readonly scene: Scene;
  /** Those that the filters leave. */
  readonly lanes: readonly Lane[];
  readonly layout: Layout;
  readonly scale: Scale;
  /** By how many px the lanes are moved up. */
  readonly scroll: number;
  readonly local: LocalTime;
  readonly agent: string | undefined;
  readonly disconnect: string | undefined;
  /** The lane at which the keyboard is. */
  readonly current: number | undefined;
}

/** Marks nearer to each other than this, in px, become one. */
export const markReach = 12;
/** The same of server events and bursts, whose labels need room. */
export const bandReach = 14;
