import { withoutCredentials } from '../report/credentials.ts';

const removed = '[removed]';
/** A secret that begins here and ends on a later line. */
const opening =
  /(?:<|&(?:amp;)*lt;)(?:[\w.:-]{0,40}?)(?:auth|response|challenge|handshake|password|passwd|pwd|secret|token)\b[^<>&]{0,400}(?:>|&(?:amp;)*gt;)(?:(?!<\/|&(?:amp;)*lt;\/).)*$/i;
const closing = /<\/|&(?:amp;)*lt;\//;
/** A secret is not longer; what follows is text again. */
const mostLines = 64;

/** Takes the credentials out of a log, line by line: also those that reach over several lines. */
export class CleanLines {
  #open = 0;

  next(line: string): string {
    if (this.#open === 0) return this.#begin(line);
    const end = closing.exec(line);
    if (!end) {
      this.#open -= 1;
      return line.trim() === '' ? line : removed;
    }
    this.#open = 0;
    return removed + this.#begin(line.slice(end.index));
  }

  #begin(line: string): string {
    if (mayOpen.test(line) && opening.test(line)) this.#open = mostLines;
    return withoutCredentials(line);
  }
}

const mayOpen = /auth|response|challenge|handshake|passw|pwd|secret|token/i;
