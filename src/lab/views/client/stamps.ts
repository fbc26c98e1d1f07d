import { zoneOffsetMs } from '../../scenario/zone.ts';

/*
 * Times as the desktop's logger prints them (finesse-logs.md section 5). Instants in epoch ms, zones as `+05:30`.
 */

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** What stands in the server time's place until the page knows the drift. */
export const noServerTime = '--- -- ---- --:--:--.--- -----';

/** `2017-11-15T09:56:08.679 +00:00`: the browser's. */
export const browserStamp = (instant: number, zone: string): string =>
  `${local(instant, zone).toISOString().slice(0, -1)} ${zone}`;

/** `Nov 15 2017 09:56:09.377 +0000`: the server's, as the page works it out. */
export function serverStamp(instant: number, zone: string): string {
  const time = local(instant, zone);
  return `${dateOf(time)} ${time.toISOString().slice(11, 23)} ${zone.replace(':', '')}`;
}

/** `Wed Nov 15 2017 09:56:08 GMT+0000`: as JavaScript prints a date. */
export function dateStamp(instant: number, zone: string): string {
  const time = local(instant, zone);
  const clock = time.toISOString().slice(11, 19);
  return `${days[time.getUTCDay()]} ${dateOf(time)} ${clock} GMT${zone.replace(':', '')}`;
}

const dateOf = (time: Date): string =>
  `${months[time.getUTCMonth()]} ${String(time.getUTCDate()).padStart(2, '0')} ${time.getUTCFullYear()}`;

/** Its UTC fields are the zone's. */
const local = (instant: number, zone: string): Date => new Date(instant + zoneOffsetMs(zone));
