import { exactRelease } from '../model/release.ts';
import type { NodeTimeline } from '../timeline/timeline.ts';

/** From here on the reaper prints sweeps at INFO, only of silent sessions, and only where BOSH logging is on (HttpSessionManager.java). */
const sweepsAtInfo = exactRelease('Openfire', '4.4')?.from ?? 0;

/** False where the node is known to have run a release then that writes no sweeps into debug.log. */
export function debugHoldsSweeps({ releases }: NodeTimeline, at: number): boolean {
  const own = releases.filter(({ range }) => range.product === 'Openfire');
  const then = own.findLast(({ span }) => span.from <= at) ?? own[0];
  return then === undefined || then.range.from < sweepsAtInfo;
}
