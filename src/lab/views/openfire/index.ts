import type { Happening, ServiceHappening } from '../../happening.ts';
import { zoneOffsetMs } from '../../scenario/zone.ts';
import type { View, ViewContext } from '../view.ts';
import { isWritten, place } from './record.ts';
import type { Statement, Statements } from './statement.ts';
import { statements } from './statements/index.ts';
import { Memory, type ServiceKind, type ServiceOf, type Telling } from './telling.ts';

const stdout = 'openfire/nohup.out';

/** What the Notification Service of the scenario's release would write into its logs. */
export const openfireView: View = (context) => {
  const telling = tellingOf(context);
  return (happening) => {
    if (!isAtService(happening) || happening.server !== context.server.name) return;
    telling.memory.hear(happening);
    for (const part of statements) tell(part, happening.kind, happening, telling, context);
    telling.memory.forget(happening);
  };
};

const kinds: ReadonlySet<string> = new Set(statements.flatMap((part) => Object.keys(part)));
const isAtService = (happening: Happening): happening is ServiceHappening =>
  kinds.has(happening.kind);

function tellingOf({ scenario, server, wall, random }: ViewContext): Telling {
  const offset = zoneOffsetMs(scenario.zone);
  return {
    release: scenario.release,
    scenario,
    server,
    wall,
    epoch: (at) => wall(at) - offset,
    random: random.fork('openfire'),
    memory: new Memory(),
  };
}

function tell<K extends ServiceKind>(
  part: Statements,
  kind: K,
  happening: ServiceOf<K>,
  telling: Telling,
  { write }: ViewContext,
): void {
  const { release, scenario } = telling;
  const known: readonly Statement<K>[] = part[kind] ?? [];
  for (const statement of known) {
    const { releases, level, logger, when, times, text } = statement;
    if (!releases.includes(release) || !isWritten(level, release, scenario.logs.debug)) continue;
    if (when && !when(happening, telling)) continue;
    for (let left = times?.(happening, telling) ?? 1; left > 0; left -= 1) {
      const message = text(happening, telling);
      const placed =
        level === 'STDOUT'
          ? [{ log: stdout, text: message }]
          : place({ level, logger, text: message }, happening.at, telling);
      for (const { log, text: record } of placed) write(log, happening.at, record);
    }
  }
}
