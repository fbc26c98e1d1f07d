import type { Report, ReportDisconnect } from '../../src/model/report.ts';
import type { SourceKind } from '../../src/model/words.ts';

type Place = Pick<ReportDisconnect, 'node' | 'at'>;
type Source = Report['bundle']['sources'][number];

const covers = ({ from = '~', to = '' }: Source, since: string, until = since): boolean =>
  from <= since && to >= until;

/** A log of one of these kinds, of the disconnect's server, that goes on before and after it. */
export const covering = (
  { bundle }: Report,
  { node, at }: Place,
  kinds: readonly SourceKind[],
): boolean =>
  bundle.sources.some(
    (source) => source.node === node && kinds.includes(source.kind) && covers(source, at),
  );

/** Client logs of these bundles hold the agent's id in their names. */
const clientLogsOf = ({ bundle }: Report, agent: string): Source[] =>
  bundle.sources.filter(({ kind, path }) => kind === 'client' && path.includes(agent));

const isOpen = ({ outcome, causes }: ReportDisconnect): boolean =>
  outcome === 'inconclusive' || causes[0]?.cause === 'undetermined';

/** Open questions for which nothing is asked, and logs that are asked for though they are there. */
export const lackedBy = (report: Report): string[] => [
  ...unasked(report),
  ...serverLogsAtHand(report),
  ...clientLogsAtHand(report),
];

const unasked = (report: Report): string[] =>
  report.disconnects
    .filter(
      (d) => isOpen(d) && !clientLogsOf(report, d.agent).some(({ from = '~' }) => from <= d.at),
    )
    .filter(({ id }) => !report.bundle.missing.some((one) => one.disconnects?.includes(id)))
    .map(({ id }) => `${id}: nothing is asked for`);

const serverLogsAtHand = ({ bundle: { missing, sources } }: Report): string[] =>
  missing
    .filter(({ kind, node, from, to }) =>
      sources.some(
        (source) =>
          kind !== 'client' &&
          source.kind === kind &&
          source.node === node &&
          covers(source, from ?? '', to),
      ),
    )
    .map(({ kind, node }) => `${kind} of ${node} is at hand`);

const clientLogsAtHand = (report: Report): string[] =>
  report.bundle.missing
    .filter(({ kind }) => kind === 'client')
    .flatMap(({ disconnects = [] }) => disconnects)
    .filter((id) =>
      report.disconnects.some(
        (d) => d.id === id && clientLogsOf(report, d.agent).some((log) => covers(log, d.at)),
      ),
    )
    .map((id) => `the client log of ${id} is at hand`);
