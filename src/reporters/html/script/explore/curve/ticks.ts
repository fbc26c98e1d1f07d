const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const steps = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * second),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * minute),
  ...[1, 2, 3, 6, 12, 24].map((n) => n * hour),
];

/** Round times from one to another, in ms, at most so many of them; of a longer time each is a day or several. */
export function roundTimes(from: number, to: number, most: number): number[] {
  const least = (to - from) / Math.max(1, most);
  const day = 24 * hour;
  const step = steps.find((one) => one >= least) ?? Math.ceil(least / day) * day;
  const first = Math.ceil(from / step) * step;
  const number = Math.floor((to - first) / step) + 1;
  return Array.from(
    { length: Math.max(0, Math.min(number, most)) },
    (_, index) => first + index * step,
  );
}
