/** `finesse1` for `finesse1.example.com`; an address stays whole, and so do the folders before a name. */
export function hostName(id: string): string {
  const start = id.lastIndexOf('/') + 1;
  const name = id.slice(start);
  if (/^[\d.:]+$/.test(name)) return id;
  return id.slice(0, start) + (name.split('.')[0] || name);
}
