import type { Clock } from './clock.ts';
import type { Desktop } from './desktop.ts';
import type { LogWriter } from './log-writer.ts';

/** Tomcat's access log, `%h %l %u %t "%r" %s %b %D`. */
export class AccessLog {
  readonly truth = { bytes: 0 };
  readonly #out: LogWriter;
  readonly #clock: Clock;

  constructor(out: LogWriter, clock: Clock) {
    this.#out = out;
    this.#clock = clock;
  }

  poll({ agent, address }: Desktop, tookMs: number): void {
    const { access, offset, epochMs } = this.#clock;
    const record = `${address} - ${agent} [${access}.${millis(epochMs + tookMs)} ${offset}] "GET /finesse/api/SystemInfo?nocache=${epochMs} HTTP/1.1" 200 260 ${tookMs}\n`;
    this.#out.write(record);
    this.truth.bytes += record.length;
  }

  close(): void {
    this.#out.close();
  }
}

const millis = (epochMs: number): string => String(epochMs % 1000).padStart(3, '0');
