import { join } from 'node:path';
import { AccessLog } from './access-log.ts';
import { writeClientLog } from './client-log.ts';
import type { Clock } from './clock.ts';
import { DebugLog } from './debug-log.ts';
import type { Desktop } from './desktop.ts';
import type { Load } from './load.ts';
import { LogWriter } from './log-writer.ts';
import { PageLog, pageLogName } from './page-log.ts';
import type { Random } from './random.ts';
import { rolled } from './rolled.ts';
import { WebservicesLog } from './webservices-log.ts';

/** So many of those who are back send what their page logged. */
const sendsReport = 0.25;

/** The logs of a server under its folder `desktop/logs`, as many of them as are wanted. */
export class Logs {
  readonly debug: DebugLog | undefined;
  readonly webservices: WebservicesLog | undefined;
  readonly access: AccessLog | undefined;
  /** Kept where clients' logs are what a bundle is made for. */
  readonly page: PageLog | undefined;
  /** Handed over by desktops. */
  clientLogs = 0;
  readonly #info: LogWriter | undefined;
  readonly #clientFolder: string | undefined;
  readonly #clock: Clock;
  readonly #random: Random;

  constructor(folder: string, { logs, bytes, files }: Load, clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random.fork('logs');
    const rotation = { bytes: bytes / files, files };
    const openfire = (name: string) => () => rolled(join(folder, 'openfire', name));
    if (logs.has('debug'))
      this.debug = new DebugLog(new LogWriter(openfire('debug.log'), rotation), random);
    if (logs.has('info')) this.#info = new LogWriter(openfire('info.log'));
    if (logs.has('webservices')) {
      const path = () =>
        join(folder, 'webservices', `Desktop-webservices.${clock.fileName}.000.log`);
      const out = new LogWriter(path, rotation);
      this.webservices = new WebservicesLog(out, clock, random.fork('webservices'));
    }
    if (logs.has('access')) {
      const path = join(folder, 'finesse/logs/localhost_access_log.txt');
      this.access = new AccessLog(new LogWriter(() => path), clock);
    }
    if (logs.has('client')) this.#clientFolder = join(folder, 'clientlogs');
    if (logs.has('client') && !logs.has('debug') && !logs.has('webservices')) {
      const path = join(folder, 'clientlogs', `${clock.fileName}_${pageLogName}`);
      this.page = new PageLog(new LogWriter(() => path), clock);
    }
  }

  idleClose({ sid, jid }: Desktop, idleSeconds: number): void {
    const { openfire } = this.#clock;
    this.#info?.write(
      `${openfire}Closing idle session (id=${sid}): ${jid} after being inactive for more than threshold value of ${idleSeconds}\n${openfire}A session is being closed for ${jid}\n`,
    );
  }

  /** Of a desktop that is back. */
  errorReport(desktop: Desktop): void {
    if (this.#clientFolder === undefined || !this.#random.chance(sendsReport)) return;
    const silentMs = (this.#clock.seconds - desktop.lastActive) * 1000;
    writeClientLog(this.#clientFolder, desktop, this.#clock, this.#clock.epochMs - silentMs);
    this.clientLogs += 1;
  }

  close(): void {
    this.debug?.close();
    this.#info?.close();
    this.webservices?.close();
    this.access?.close();
    this.page?.close();
  }
}
