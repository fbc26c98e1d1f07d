import type { FactOf } from './fact.ts';

/** A page asks for it once a minute, whatever it shows (finesse-logs.md section 5). */
const systemInfoPath = '/finesse/api/SystemInfo';
/** What a page is made of: all of it is asked for when it is loaded. */
const desktopPath = '/desktop';

export const isPageLoad = (path: string): boolean => path.startsWith(desktopPath);

/** Of all that a page asks for, its load and its SystemInfo are enough; what is refused may be anybody's. */
export const tellsOfPage = ({ path, status }: Pick<FactOf<'http-access'>, 'path' | 'status'>) =>
  status < 400 && (path === systemInfoPath || isPageLoad(path));
