/** An archive around a single log: `….log.zip` as webservices rotate theirs, and any gzip but of a tar. */
const aroundOneLog = /(?:\.log(?:\.\d+)?\.zip|(?<!\.tar)\.gz)$/i;

/** The folders and archives that a file lies in, outermost first; an archive around this one log is no place. */
export function foldersOf(path: string): string[] {
  const parts = path.split(/[/!]/).filter((part) => part !== '');
  const folders = parts.slice(0, -1);
  const packed = path.lastIndexOf('!') > path.lastIndexOf('/');
  return packed && aroundOneLog.test(folders.at(-1) ?? '') ? folders.slice(0, -1) : folders;
}
