import { wallClock } from '../../src/lab/views/wall-clock.ts';

/** 2026-11-23 02:30 UTC, 08:00 on the server. */
const start = Date.UTC(2026, 10, 23, 2, 30);
const offsetMs = 5.5 * 3_600_000;

/** The server's clock, as each of its logs prints it. */
export class Clock {
  readonly zone = '+05:30';
  readonly offset = '+0530';
  /** Since the start. */
  seconds = 0;
  epochMs = start;
  /** `2026.11.23 08:00:00 ` */
  openfire = '';
  /** `Nov 23 2026 08:00:00` */
  webservices = '';
  /** `23/Nov/2026:08:00:00` */
  access = '';
  /** `2026-11-23T08-00-00` */
  fileName = '';

  constructor() {
    this.set(0);
  }

  set(seconds: number): void {
    this.seconds = seconds;
    this.epochMs = start + seconds * 1000;
    const wall = this.epochMs + offsetMs;
    const date = new Date(wall).toISOString().slice(0, 10);
    const { day, month, year, time: timeMs } = wallClock(wall);
    const time = timeMs.slice(0, 8);
    this.openfire = `${date.replaceAll('-', '.')} ${time} `;
    this.webservices = `${month} ${day} ${year} ${time}`;
    this.access = `${day}/${month}/${year}:${time}`;
    this.fileName = `${date}T${time.replaceAll(':', '-')}`;
  }
}
