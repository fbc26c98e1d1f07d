export const count = (n: number, one: string, many = `${one}s`): string =>
  `${grouped(n)} ${n === 1 ? one : many}`;

/** `1,234,567` */
export const grouped = (n: number): string => n.toLocaleString('en-US');

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
