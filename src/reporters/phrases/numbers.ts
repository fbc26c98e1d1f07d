export const count = (n: number, one: string, many = `${one}s`): string =>
  `${grouped(n)} ${n === 1 ? one : many}`;

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** `1.2 GB`, `340 MB`: decimal, as disks are sold. */
export function size(bytes: number): string {
  let value = bytes;
  let unit = 0;
  for (; value >= 999.5 && unit < units.length - 1; unit += 1) value /= 1_000;
  return `${unit > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** `1,234,567`, of a whole number. `toLocaleString` would load what it knows of all languages first. */
export const grouped = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** `13.2 s`, `2 min 14 s`, `1 h 02 min` */
export function duration(ms: number): string {
  const seconds = Math.abs(ms) / 1000;
  const sign = ms < 0 ? '−' : '';
  if (seconds < 99.95) return `${sign}${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${sign}${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${sign}${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
