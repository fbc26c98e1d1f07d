import type { EventSelection } from '../index.ts';
import { UserError } from '../model/user-error.ts';
import { type TimelineFormat, timelineReporters } from '../reporters/index.ts';
import type { Screen } from '../reporters/reporter.ts';
import { deliverEvents } from './deliver-events.ts';
import { timelineStatus } from './exit-status.ts';
import type { TimelineFlags } from './flags.ts';
import type { Io } from './io.ts';
import { limitsOf } from './limit-options.ts';
import { checkMaskFlags, maskOf } from './mask.ts';
import { type Notice, tell } from './notices.ts';
import { checkOutputs, writeOutputs } from './output-files.ts';
import type { Pipeline } from './pipeline.ts';
import { withProgress } from './progress.ts';
import { readOptionsOf } from './read-options.ts';
import { screenOf } from './reporter-options.ts';
import { savedReport } from './saved-report.ts';
import { type Sink, standardOutput } from './sink.ts';
import { emptyNotices, timelineNotices } from './timeline-notices.ts';

const defaultSpanMs = 5 * 60_000;

/** `bosh-diag timeline`: reads, says what is to say, writes events while they are made; the number is the exit status. */
export async function timelineCommand(
  paths: readonly string[],
  flags: TimelineFlags,
  io: Io,
  load: () => Promise<Pipeline>,
): Promise<number> {
  if (paths.length === 0) throw new UserError(noPath(flags));
  const select = selectionOf(flags);
  const outputs = flags.output ?? [];
  await checkOutputs(outputs);
  await checkMaskFlags(flags);
  if (await savedReport(paths, io))
    throw new UserError('a saved report holds no timeline: give the logs');
  const pipeline = await load();
  const all = flags.all ?? false;
  const { head, events } = await withProgress(io, flags, (shown) =>
    pipeline.timeline(paths, { ...readOptionsOf(flags), ...shown, all, select }),
  );
  const mask = await maskOf(
    flags,
    { paths, known: [head, { agents: flags.agent ?? [] }], limits: limitsOf(flags) },
    pipeline,
  );
  const say = (notices: readonly Notice[]): Promise<void> => tell(io, flags, mask.notices(notices));
  await say(timelineNotices(head, flags));
  const shown = mask.value(head);
  const shownEvents = async function* () {
    for await (const event of events()) yield mask.value(event);
  };
  const write = async (format: TimelineFormat, screen: Screen, sink: Sink): Promise<number> => {
    const reporter = await timelineReporters[format]();
    return deliverEvents(shownEvents(), reporter(shown, screen), mask.sink(sink));
  };
  const screen = await screenOf(flags, io);
  await writeOutputs(outputs, screen, write);
  const count = await write(flags.format, screen, standardOutput(io));
  if (count === 0) await say(emptyNotices(head, flags));
  return timelineStatus(head, flags);
}

function selectionOf(flags: TimelineFlags): EventSelection {
  const { agent, server, kind, since, until, around, span } = flags;
  if (span !== undefined && around === undefined)
    throw new UserError('--span says how far around a time: give it with --around <time>');
  return {
    ...(agent && { agents: agent }),
    ...(server && { servers: server }),
    ...(kind && { kinds: kind }),
    ...(since && { since }),
    ...(until && { until }),
    ...(around && { around: { time: around, spanMs: span ?? defaultSpanMs } }),
  };
}

/** Options that take every word up to the next may have taken the paths. */
function noPath({ agent, server }: TimelineFlags): string {
  const [option, taken] = agent ? ['--agent', agent] : ['--server', server];
  if (taken === undefined) return 'name the logs: bosh-diag timeline <path...>';
  return `name the logs before ${option}, which took ${taken.join(', ')}: bosh-diag timeline <path...> ${option} …`;
}
