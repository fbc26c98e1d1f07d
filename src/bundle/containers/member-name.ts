/** A member's name as it is told, and whether the archive's own would have led out of it. */
export interface MemberName {
  readonly name: string;
  readonly isOutside: boolean;
}

/**
 * Nothing is ever unpacked to disk, so a name is only a label; but one that leads out of its archive (absolute, `..`) is
 * told without that part. Windows packs with backslashes; a `!` would look like the border of an archive.
 */
export function memberName(raw: string): MemberName {
  const parts = raw.replaceAll('\\', '/').replaceAll('!', '%21').split('/');
  const kept = parts.filter((part) => part !== '' && part !== '.' && part !== '..');
  const isDrive = /^[A-Za-z]:$/.test(kept[0] ?? '');
  const name = (isDrive ? kept.slice(1) : kept).join('/');
  const isOutside = isDrive || parts[0] === '' || parts.includes('..');
  return { name: name || 'unnamed', isOutside };
}

/** Tells members of one name apart: an archive may hold a name twice. */
export class UniqueNames {
  readonly #seen = new Map<string, number>();

  of(name: string): string {
    const times = (this.#seen.get(name) ?? 0) + 1;
    this.#seen.set(name, times);
    return times === 1 ? name : this.of(`${name}~${times}`);
  }
}
