/*
 * Times as Java prints them. Wall times are epoch ms whose UTC fields are the local ones.
 */

/** `java.util.Date.toString()`: `Mon Nov 23 13:02:51 UTC 2026`, `… EST 2026`; where Java has no name, `GMT-03:30`. */
export function javaDate(wall: number, zone: string): string {
  const [weekday, day, month, year, clock] = new Date(wall).toUTCString().split(/,? /);
  return `${weekday} ${month} ${day} ${clock} ${zoneName(zone)} ${year}`;
}

/** The names that Java has for the zones that servers stand in, without summer time. */
const names: Readonly<Record<string, string>> = {
  '-08:00': 'PST',
  '-07:00': 'MST',
  '-06:00': 'CST',
  '-05:00': 'EST',
  '-00:00': 'UTC',
  '+00:00': 'UTC',
  '+01:00': 'CET',
  '+02:00': 'EET',
  '+05:30': 'IST',
  '+08:00': 'SGT',
  '+09:00': 'JST',
  '+10:00': 'AEST',
};

const zoneName = (zone: string): string => names[zone] ?? `GMT${zone}`;

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
