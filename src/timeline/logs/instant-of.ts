import type { RecordTime } from '../../model/time.ts';

/** Comparable among the records of one log, whatever offset each prints. */
export const instantOf = ({ wall, offsetMinutes = 0 }: RecordTime): number =>
  wall - offsetMinutes * 60_000;
