/** `<glob>=<value>`, parted at the last `=`: a glob may hold some. Undefined where one of them is missing. */
export function globValue(text: string): { glob: string; value: string } | undefined {
  const equals = text.lastIndexOf('=');
  const glob = text.slice(0, Math.max(equals, 0));
  const value = text.slice(equals + 1).trim();
  return glob.trim() === '' || value === '' ? undefined : { glob, value };
}
