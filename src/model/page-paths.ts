/** A page asks for it once a minute, whatever it shows (finesse-logs.md section 5). */
export const systemInfoPath = '/finesse/api/SystemInfo';
/** What a page is made of: all of it is asked for when it is loaded. */
export const desktopPath = '/desktop';
