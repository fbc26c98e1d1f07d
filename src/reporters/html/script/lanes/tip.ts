import type { ReportDisconnect } from '../../../../model/report.ts';
import { outcomeWords, stepWords } from '../../../../model/words.ts';
import { causePhrase } from '../../../phrases/cause-phrase.ts';
import { daysOf } from '../../../phrases/days.ts';
import { contactBetween } from '../../../phrases/last-contact.ts';
import { count, duration } from '../../../phrases/numbers.ts';
import { shortName } from '../shortened.ts';
import { firstFrom } from './crowd.ts';
import type { Lane } from './lane.ts';
import { laneAt } from './layout.ts';
import { rangeOfDisconnect } from './nearest.ts';
import { markReach, type Picture } from './picture.ts';
import { instantOf, type Range } from './scale.ts';
import type { Band } from './scene.ts';
import { burstTitle, eventTitle } from './titles.ts';

/** More records than this are counted. */
const most = 8;
const iso = (ms: number): string => new Date(ms).toISOString();

/** What is under the pointer, a line each; nothing where nothing is. */
export function tipAt(picture: Picture, x: number, y: number): string[] {
  const { layout, scale, scroll, lanes } = picture;
  const index = laneAt(layout, scroll, lanes.length, y);
  const lane = index === undefined ? undefined : lanes[index];
  if (lane === undefined) return y < layout.head ? headLines(picture, x) : [];
  const title = laneTitle(lane);
  if (x < scale.left) return [title, outcomeWords[lane.agent.outcome]];
  return [title, ...laneLines(picture, lane, x), ...bandLines(picture, lane, x)];
}

/** `1001003, logged-out, network-path (network, likely)` */
export function laneTitle({ agent: { id, outcome, cause, side, confidence } }: Lane): string {
  const why = cause && side && confidence && causePhrase({ cause, side, confidence });
  return [shortName(id), outcome, why].filter(Boolean).join(', ');
}

/** Of the records by the pointer, and of the silence or the session around it. */
function laneLines(picture: Picture, lane: Lane, x: number): string[] {
  const moment = momentOf(picture);
  const near = nearOf(picture, x);
  const at = instantOf(picture.scale, x);
  const records = lane.marks.slice(
    firstFrom(lane.marks, near.from),
    firstFrom(lane.marks, near.to),
  );
  const disconnect = lane.disconnects.find((one) => touches(rangeOfDisconnect(one), near));
  const rest = records.length - most;
  return [
    ...(records.length === 0 ? [moment(at)] : []),
    ...records
      .slice(0, most)
      .map(({ step }) =>
        [moment(Date.parse(step.at)), stepWords[step.step], step.detail].filter(Boolean).join(' '),
      ),
    ...(rest > 0 ? [`and ${count(rest, 'record')} more`] : []),
    ...lane.silences
      .filter((silence) => touches(silence, near))
      .slice(0, 1)
      .map(({ from, to }) => `silent ${moment(from)}–${moment(to)}, ${duration(to - from)}`),
    ...(disconnect ? disconnectLines(picture, disconnect) : []),
    ...lane.seen
      .filter((seen) => touches(seen, { from: at, to: at }))
      .map(({ node, from, to }) => `session seen ${moment(from)}–${moment(to)} on ${node}`),
  ];
}

function disconnectLines({ local }: Picture, disconnect: ReportDisconnect): string[] {
  const { outcome, lastContact, at, causes } = disconnect;
  const [best] = causes;
  return [
    ...(lastContact
      ? [`last contact ${contactBetween(lastContact, daysOf({ local }, [at]))}`]
      : []),
    [`came out: ${outcome}`, best && causePhrase(best)].filter(Boolean).join(', '),
  ];
}

const bandLines = (picture: Picture, { agent }: Lane, x: number): string[] => [
  ...touched(picture, picture.scene.burstsOf.get(agent.id) ?? [], x).map(({ of }) =>
    burstTitle(of),
  ),
  ...eventLines(picture, x),
];

const headLines = (picture: Picture, x: number): string[] =>
  x < picture.scale.left
    ? []
    : [
        ...eventLines(picture, x),
        ...touched(picture, picture.scene.bursts, x).map(
          ({ of, from, to }) =>
            `${momentOf(picture)(from)}–${momentOf(picture)(to)} ${burstTitle(of)} on ${of.node}`,
        ),
      ];

const eventLines = (picture: Picture, x: number): string[] =>
  touched(picture, picture.scene.events, x).map(({ of, from, to }) => {
    const moment = momentOf(picture);
    const when = from === to ? moment(to) : `${moment(from)}–${moment(to)}`;
    return `${when} ${eventTitle(of)}: ${of.text}`;
  });

const touched = <Of>(picture: Picture, bands: readonly Band<Of>[], x: number): Band<Of>[] =>
  bands.filter((one) => touches(one, nearOf(picture, x))).slice(0, most);

const touches = (a: Range, b: Range): boolean => a.from <= b.to && a.to >= b.from;

/** So far around the pointer is looked. */
function nearOf({ scale }: Picture, x: number): Range {
  const half = markReach / 2 + 1;
  return { from: instantOf(scale, x - half), to: instantOf(scale, x + half) };
}

/** The day only where the picture has several. */
function momentOf({ local, scene: { whole } }: Picture): (ms: number) => string {
  const days = daysOf({ local }, whole ? [iso(whole.from), iso(whole.to)] : []);
  return (ms) => days.moment(iso(ms));
}
