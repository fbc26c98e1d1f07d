import { UserError } from '../model/user-error.ts';

/** The text of a file that a person wrote, without its byte order mark; `file` is what it is called. */
export function utf8Text(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const before = new TextDecoder().decode(bytes).split('\uFFFD', 1).join('').split('\n');
    const place = `${before.length}:${(before.at(-1) ?? '').length + 1}`;
    throw new UserError(`${file}:${place}: the file is not in UTF-8; save it as UTF-8`, { cause });
  }
}
