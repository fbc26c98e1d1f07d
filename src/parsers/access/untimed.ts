import type { Format } from '../../model/family.ts';

/** `%h %A %l %u %p %m %U%q %H %s %b %D` (TechNote 116255). */
const untimedLine =
  /^\S{1,256} \S{1,256} \S{1,256} \S{1,256} \d{1,5} [A-Z]{3,10} \/\S* {1,2}HTTP\/\d/;

export const isUntimedLine = (line: string): boolean => untimedLine.test(line);

/** Says who asked for what, and never when: no use for a timeline. */
export const untimed: Format = {
  name: 'access-log-9.1-without-time',
  head: () => -1,
  time: () => undefined,
  printed: () => undefined,
};
