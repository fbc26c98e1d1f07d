import type { SourceKind } from '../../model/words.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Write } from '../views/view.ts';
import { LogFile } from './log-file.ts';
import { kindOf } from './log-kinds.ts';
import { rotationOf } from './part-names.ts';

/** The logs of one server as they were collected: only their time, and without those that were left out. */
export class LogFiles {
  readonly #folder: string;
  readonly #scenario: Scenario;
  readonly #wall: (at: number) => number;
  readonly #files = new Map<string, LogFile>();
  #started = false;
  readonly #span: { readonly from: number; readonly to: number };

  /** `folder`: where the server's `desktop/logs` are; `wall`: its local time at a true instant. */
  constructor(folder: string, scenario: Scenario, wall: (at: number) => number) {
    const start = Date.parse(scenario.start);
    const { from, to } = scenario.logs.collected;
    this.#folder = folder;
    this.#scenario = scenario;
    this.#wall = wall;
    this.#span = {
      from: start + from,
      to: to === undefined ? Number.POSITIVE_INFINITY : start + to,
    };
  }

  readonly write: Write = (log, at, text) => {
    if (!this.#isCollected(log, at)) return;
    const { crlf } = this.#scenario.logs;
    const lines = `${text}\n`;
    this.#fileOf(log).append(this.#wall(at), crlf ? lines.replaceAll('\n', '\r\n') : lines);
  };

  /** Finesse starts: its next records begin files. */
  startUp(at: number): void {
    if (!this.#isInSpan(at)) return;
    this.#started = true;
    for (const [log, file] of this.#files) if (rotatesOnStart(log)) file.startUp();
  }

  kinds(): SourceKind[] {
    return [...this.#files.keys()].map(kindOf);
  }

  close(): void {
    for (const file of this.#files.values()) file.close();
  }

  #isCollected(log: string, at: number): boolean {
    const { without } = this.#scenario.logs;
    const name = log.slice(log.lastIndexOf('/') + 1);
    return this.#isInSpan(at) && !without.includes(log) && !without.includes(name);
  }

  #isInSpan(at: number): boolean {
    return this.#span.from <= at && at <= this.#span.to;
  }

  #fileOf(log: string): LogFile {
    const known = this.#files.get(log);
    if (known) return known;
    const { release, logs } = this.#scenario;
    const file = new LogFile({
      log,
      folder: this.#folder,
      rotation: rotationOf(log, release),
      rotateAt: logs.rotateAt ?? Number.POSITIVE_INFINITY,
    });
    if (this.#started && rotatesOnStart(log)) file.startUp();
    this.#files.set(log, file);
    return file;
  }
}

const rotatesOnStart = (log: string): boolean => log.startsWith('webservices/');
