const open = 0x5b;
const close = 0x5d;
const blank = 0x20;
const equals = 0x3d;
const colon = 0x3a;

/**
 * The `%[key=value][key=value]` list of a message. Values hold brackets themselves (finesse-logs section 3), so they
 * are balanced; a list that does not end in `]:` yields nothing.
 */
export function fields(message: string): ReadonlyMap<string, string> {
  const found = new Unambiguous();
  let at = message.indexOf('%[') + 1;
  let separator = -1;
  while (at > 0 && message.charCodeAt(at) === open) {
    const end = closing(message, at);
    if (end < 0) return new Map();
    // Looked for once, however many lists come before it: else a list of empty brackets costs its square.
    if (separator < at) separator = message.indexOf('=', at);
    if (separator < 0) separator = message.length;
    if (separator < end) {
      found.add(squeeze(message.slice(at + 1, separator)), message.slice(separator + 1, end));
    }
    at = end + 1;
  }
  return message.charCodeAt(at) === colon ? found.values() : new Map();
}

/** Those of `a=1, b=[2, 3], c : {"d":4}` that have one of `keys`: commas inside brackets or braces do not separate. */
export function pairs(text: string, keys: readonly string[]): ReadonlyMap<string, string> {
  const found = new Unambiguous();
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    if (code === open || code === 0x7b) depth += 1;
    else if (code === close || code === 0x7d) depth -= 1;
    else if (at === text.length || (code === 0x2c && depth === 0)) {
      addPair(found, text, from, at, keys);
      from = at + 1;
    }
  }
  return found.values();
}

/** Offset of the bracket that closes the one at `from`, or −1. A loop over the characters took seven times as long. */
export function closing(text: string, from: number): number {
  let nextOpen = text.indexOf('[', from + 1);
  let nextClose = text.indexOf(']', from + 1);
  for (let depth = 1; nextClose >= 0; ) {
    if (nextOpen >= 0 && nextOpen < nextClose) {
      depth += 1;
      nextOpen = text.indexOf('[', nextOpen + 1);
      continue;
    }
    depth -= 1;
    if (depth === 0) return nextClose;
    nextClose = text.indexOf(']', nextClose + 1);
  }
  return -1;
}

/**
 * A key that stands twice with different values is left out: one of them came in with a value that an agent or a
 * third party wrote, and nothing says which.
 */
class Unambiguous {
  readonly #found = new Map<string, string>();
  readonly #twice = new Set<string>();

  add(key: string, text: string): void {
    const value = text.trim();
    if ((this.#found.get(key) ?? value) !== value) this.#twice.add(key);
    this.#found.set(key, value);
  }

  values(): ReadonlyMap<string, string> {
    for (const key of this.#twice) this.#found.delete(key);
    return this.#found;
  }
}

function addPair(
  found: Unambiguous,
  text: string,
  from: number,
  end: number,
  keys: readonly string[],
): void {
  const start = afterBlanks(text, from);
  for (const key of keys) {
    if (text.charCodeAt(start) !== key.charCodeAt(0) || !text.startsWith(key, start)) continue;
    const separator = afterBlanks(text, start + key.length);
    const code = text.charCodeAt(separator);
    if (separator < end && (code === equals || code === colon)) {
      found.add(key, text.slice(separator + 1, end));
    }
  }
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === blank) at += 1;
  return at;
}

/** `FROM\nJID` is `FROM JID`, wrapped. */
function squeeze(key: string): string {
  return key.trim().replace(/\s+/g, ' ');
}
