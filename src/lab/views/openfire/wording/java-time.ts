/*
 * Times as Java prints them. Wall times are epoch ms whose UTC fields are the local ones.
 */

/** `java.util.Date.toString()`: `Mon Nov 23 13:02:51 UTC 2026`; the zone has no name of its own: `GMT+05:30`. */
export function javaDate(wall: number, zone: string): string {
  const [weekday, day, month, year, clock] = new Date(wall).toUTCString().split(/,? /);
  return `${weekday} ${month} ${day} ${clock} ${zoneName(zone)} ${year}`;
}

const zoneName = (zone: string): string => (/^[+-]00:00$/.test(zone) ? 'UTC' : `GMT${zone}`);

/** As the banner has it: `Nov 23, 2026, 1:02:49 PM`; Java before 9 puts no comma behind the year. */
export function bannerDate(wall: number, yearComma: boolean): string {
  const [, day, month, year, clock = ''] = new Date(wall).toUTCString().split(/,? /);
  const [hour = '', minute, second] = clock.split(':');
  const half = Number(hour) < 12 ? 'AM' : 'PM';
  const date = `${month} ${Number(day)}, ${year}${yearComma ? ',' : ''}`;
  return `${date} ${Number(hour) % 12 || 12}:${minute}:${second} ${half}`;
}

/** `java.time.Duration.toString()`, to the microsecond: `PT1M3.159S`. */
export function isoDuration(ms: number): string {
  if (ms === 0) return 'PT0S';
  const [hours, minutes] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60];
  const seconds = Math.round((ms % 60_000) * 1_000) / 1_000_000;
  const parts = [
    hours === 0 ? '' : `${hours}H`,
    minutes === 0 ? '' : `${minutes}M`,
    seconds === 0 ? '' : `${seconds}S`,
  ];
  return `PT${parts.join('')}`;
}

/** Minutes east of Greenwich of `+05:30`, in ms. */
export function offsetMs(zone: string): number {
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
