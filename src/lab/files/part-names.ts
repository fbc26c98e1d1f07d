import type { Release } from '../scenario/scenario.ts';
import { kindOf } from './log-kinds.ts';

/** A file of a log that is rotated; times are the server's local ones, as epoch ms whose UTC fields are theirs. */
export interface Part {
  /** From 1 on, the oldest first. */
  readonly number: number;
  readonly openedAt: number;
  /** The server process began with it. */
  readonly startup: boolean;
}

/** How a log's files are divided and called. */
export interface Rotation {
  /** `size`: at so many bytes; `day`: at midnight; `never`. */
  readonly by: 'size' | 'day' | 'never';
  /** A finished file is packed. */
  readonly packed: boolean;
  /** `count`: how many there are in the end. */
  readonly nameOf: (log: string, part: Part, count: number) => string;
}

const asItIs: Rotation = { by: 'never', packed: false, nameOf: (log) => log };

/** log4j 1: the higher, the older (openfire-logs.md A1). */
const log4j1: Rotation = {
  by: 'size',
  packed: false,
  nameOf: (log, { number }, count) => (number === count ? log : `${log}.${count - number}`),
};

/** log4j 2: the higher, the newer (openfire-logs.md A1). */
const log4j2: Rotation = {
  by: 'size',
  packed: false,
  nameOf: (log, { number }, count) => (number === count ? log : `${log}-${number}`),
};

/** `Desktop-webservices.2016-08-12T01-48-58.164.log` (finesse-logs.md section 2). */
const webservices: Rotation = {
  by: 'size',
  packed: true,
  nameOf: (log, { openedAt, startup }) =>
    `${stem(log)}.${fileStamp(openedAt)}${startup ? '.startup' : ''}.log`,
};

/** Tomcat's: `localhost_access_log.2026-03-02.txt`. */
const access: Rotation = {
  by: 'day',
  packed: false,
  nameOf: (log, { openedAt }) =>
    `${stem(log)}.${new Date(openedAt).toISOString().slice(0, 10)}.txt`,
};

const log4j1Releases: readonly Release[] = ['finesse-11', 'openfire-3.8', 'openfire-4.2'];

/** `log` as views name it: `openfire/debug.log`. */
export function rotationOf(log: string, release: Release): Rotation {
  if (log.includes('access')) return access;
  if (log.startsWith('webservices/')) return webservices;
  if (!log.startsWith('openfire/') || kindOf(log) === 'openfire-stdout') return asItIs;
  return log4j1Releases.includes(release) ? log4j1 : log4j2;
}

/** `2016-08-12T01-48-58.164` */
export const fileStamp = (local: number): string =>
  new Date(local).toISOString().slice(0, -1).replaceAll(':', '-');

const stem = (log: string): string => log.replace(/[.](log|txt)$/, '');
