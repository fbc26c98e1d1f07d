import { parseReleases, type ReleaseRange } from '../model/release.ts';
import type { NodeTimeline } from '../timeline/timeline.ts';

const from = (release: string): number => parseReleases(`Openfire ${release}`)?.from ?? 0;
/** From 3.8 on the reaper prints its sweeps at DEBUG; from 4.4 on at INFO, only of silent sessions, and only where BOSH logging is on (HttpSessionManager.java). */
const [firstSweeps, sweepsAtInfo] = [from('3.8'), from('4.4')];
/** From here on there is openfire.log alone (log4j2.xml). */
const oneLog = from('4.7');

/** False where the node is known to have run a release then that writes no sweeps into debug.log. */
export function debugLogHoldsSweeps(node: NodeTimeline, at: number): boolean {
  const range = ranAt(node, at);
  return range === undefined || (range.to >= firstSweeps && range.from < sweepsAtInfo);
}

/** False where the node is known to have run a release then that writes no debug.log. */
export const writesDebugLog = (node: NodeTimeline, at: number): boolean =>
  (ranAt(node, at)?.from ?? 0) < oneLog;

function ranAt({ releases }: NodeTimeline, at: number): ReleaseRange | undefined {
  const own = releases.filter(({ range }) => range.product === 'Openfire');
  return (own.findLast(({ span }) => span.from <= at) ?? own[0])?.range;
}
