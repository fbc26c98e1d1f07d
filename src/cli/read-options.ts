import { InvalidArgumentError, Option } from 'commander';
import type { AnalyzeOptions } from '../index.ts';
import { type AsArgument, asArgument, knownKinds } from './as-argument.ts';
import { type LimitFlags, limitOptions, limitsOf } from './limit-options.ts';
import { type NodeArgument, nodeArgument } from './node-argument.ts';
import { type ZoneArgument, zoneArgument } from './zone-argument.ts';

/** How logs are read, whatever is asked of them. */
export interface ReadFlags extends LimitFlags {
  readonly zone?: readonly ZoneArgument[];
  readonly node?: readonly NodeArgument[];
  readonly as?: readonly AsArgument[];
  readonly alignClocks?: boolean;
  readonly jobs?: number;
}

export const readOptions: readonly Option[] = [
  new Option(
    '--zone <[node=]zone>',
    'the zone of logs that print none: +05:30 or Asia/Kolkata, for all nodes or one; repeatable',
  ).argParser(zoneArgument),
  new Option(
    '--node <glob=name>',
    'the server of the files that match, e.g. "node1-*=fin-a"; in globs write / between folders, ! after an archive; repeatable',
  ).argParser(nodeArgument),
  new Option(
    '--as <glob=kind>',
    `read the files that match as ${knownKinds.join(', ')}; repeatable`,
  ).argParser(asArgument),
  new Option(
    '--align-clocks',
    'move the times of servers and desktops whose clocks disagree onto one clock',
  ),
  new Option(
    '--jobs <n>',
    'threads that read large logs (default: as many as processors, 4 at most)',
  ).argParser(jobsArgument),
  ...limitOptions,
];

const mostJobs = 256;

function jobsArgument(text: string): number {
  const jobs = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (jobs < 1 || jobs > mostJobs)
    throw new InvalidArgumentError(`Write a whole number from 1 to ${mostJobs}.`);
  return jobs;
}

export const readOptionsOf = (flags: ReadFlags): AnalyzeOptions => ({
  zones: flags.zone ?? [],
  kinds: flags.as ?? [],
  nodes: flags.node ?? [],
  alignClocks: flags.alignClocks ?? false,
  limits: limitsOf(flags),
  ...(flags.jobs !== undefined && { jobs: flags.jobs }),
});
