import { parseReleases } from '../model/release.ts';
import type { NodeTimeline } from '../timeline/timeline.ts';

const firstOf = (release: string): number => parseReleases(`Openfire ${release}`)?.from ?? 0;
/** From here on the reaper prints sweeps at INFO, only of silent sessions, and only where BOSH logging is on (HttpSessionManager.java). */
const sweepsAtInfo = firstOf('4.4');
/** From here on there is openfire.log alone (log4j2.xml). */
const oneLog = firstOf('4.7');

/** False where the node is known to have run a release then that writes no sweeps into debug.log. */
export const debugLogHoldsSweeps = (node: NodeTimeline, at: number): boolean =>
  ranFrom(node, at) < sweepsAtInfo;

/** False where the node is known to have run a release then that writes no debug.log. */
export const writesDebugLog = (node: NodeTimeline, at: number): boolean =>
  ranFrom(node, at) < oneLog;

/** The oldest release of Openfire that it may have been. */
function ranFrom({ releases }: NodeTimeline, at: number): number {
  const own = releases.filter(({ range }) => range.product === 'Openfire');
  const then = own.findLast(({ span }) => span.from <= at) ?? own[0];
  return then?.range.from ?? 0;
}
