import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { touching } from '../../model/refused-path.ts';
import { UserError } from '../../model/user-error.ts';
import { type SourceKind, sourceKinds } from '../../model/words.ts';
import type { Happening } from '../happening.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { SavedClientLog } from '../views/client/client-view.ts';
import type { ServerIdentity, Write } from '../views/view.ts';
import { LogFiles } from './log-files.ts';
import { fileStamp } from './part-names.ts';

/** A server whose logs are collected; `wall`: its local time at a true instant, as epoch ms whose UTC fields it is. */
export interface CollectedServer extends Pick<ServerIdentity, 'name' | 'ip'> {
  readonly wall: (at: number) => number;
}

interface ServerFolder {
  readonly server: CollectedServer;
  readonly folder: string;
  readonly logs: LogFiles;
}

/**
 * A bundle on disk as administrators collect it (finesse-logs.md section 2): of one server `desktop/logs`, of two that
 * in a folder each, named after the address.
 */
export class BundleFolder {
  readonly #servers: ReadonlyMap<string, ServerFolder>;
  readonly #crlf: boolean;
  #hasClientLogs = false;

  constructor(folder: string, scenario: Scenario, servers: readonly CollectedServer[]) {
    makeEmpty(folder);
    this.#crlf = scenario.logs.crlf;
    this.#servers = new Map(
      servers.map((server) => {
        const place = servers.length === 1 ? folder : join(folder, server.ip);
        const logs = join(place, 'desktop', 'logs');
        return [
          server.name,
          { server, folder: logs, logs: new LogFiles(logs, scenario, server.wall) },
        ];
      }),
    );
  }

  /** Where the views of a server write. */
  writeOf(server: string): Write {
    return this.#of(server).logs.write;
  }

  /** A start of Finesse begins files: to be told before the views are. */
  see(happening: Happening): void {
    if (happening.kind !== 'finesse-start') return;
    this.#of(happening.server).logs.startUp(happening.at);
  }

  /** Under a name with the server's time and the agent's id; how Finesse writes that name is not published. */
  saveClientLog({ server: name, agent, at, text }: SavedClientLog): void {
    const { server, folder } = this.#of(name);
    const path = join(folder, 'clientlogs', `Agent-${agent}-${fileStamp(server.wall(at))}.log`);
    const lines = `${text}\n`;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, this.#crlf ? lines.replaceAll('\n', '\r\n') : lines);
    this.#hasClientLogs = true;
  }

  /** What the bundle holds, in the order of the vocabulary. */
  kinds(): SourceKind[] {
    const written = new Set([...this.#servers.values()].flatMap(({ logs }) => logs.kinds()));
    if (this.#hasClientLogs) written.add('client');
    return sourceKinds.filter((kind) => written.has(kind));
  }

  /** Gives every file its name; nothing is written after that. */
  close(): void {
    for (const { logs } of this.#servers.values()) logs.close();
  }

  #of(server: string): ServerFolder {
    const found = this.#servers.get(server);
    if (!found) throw new Error(`no server ${server} in this bundle`);
    return found;
  }
}

/** Throws a UserError where something is in it, or it cannot be. */
export function makeEmpty(folder: string): void {
  const found = touching(folder, 'written', () => statSync(folder, { throwIfNoEntry: false }));
  if (found && !found.isDirectory())
    throw new UserError(`${folder}: is a file; name a folder that does not exist yet`);
  const entries = touching(folder, 'written', () => {
    makeFolder(folder);
    return readdirSync(folder);
  });
  if (entries.length === 0) return;
  throw new UserError(
    `${folder}: the folder is not empty; name one that does not exist yet, or empty it (a run that was broken off begins anew)`,
  );
}

/** With those above it. Node's own recursion hides that a file system is read-only, and never ends below /proc. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
