import { daysOf, rangeOf } from '../../../phrases/days.ts';
import { count, grouped } from '../../../phrases/numbers.ts';
import { clockWords } from '../clock-choice.ts';
import type { ClockName } from '../store.ts';
import type { Picture } from './picture.ts';
import { isSame, type Range } from './scale.ts';
import { offsetChanges } from './ticks.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

/** `2024-02-29 09:50:01–10:02:51, times are +05:30 (the server's clock). 30 agents, worst first.` */
export function aboutText(picture: Picture, clock: ClockName): string {
  const { local, lanes, scene } = picture;
  const range = rangeToTell(picture);
  const instants = [range.from, ...offsetChanges(range, local), range.to].map(iso);
  const { title } = daysOf({ local }, instants);
  const zone = title.slice(title.indexOf('times are'));
  const all = scene.lanes.length;
  const left = lanes.length === all ? '' : ` of ${grouped(all)}`;
  const who =
    lanes.length === 0
      ? 'The filters leave no agent.'
      : `${grouped(lanes.length)}${left} ${all === 1 ? 'agent' : 'agents'}, worst first.`;
  return `${shownTime(picture)}, ${zone} (${clockWords[clock]}). ${who}`;
}

function shownTime(picture: Picture): string {
  const { from, to } = rangeToTell(picture);
  return rangeOf({ local: picture.local }, iso(Math.round(from)), iso(Math.round(to)));
}

/** Of the whole the logs' own time: the room around it is only drawn. */
function rangeToTell({ scale, scene: { whole, logs } }: Picture): Range {
  return whole && logs && isSame(scale, whole) ? logs : scale;
}

/** For whoever does not see it. */
export const labelText = (picture: Picture): string =>
  `Timeline of ${count(picture.lanes.length, 'agent')}, ${shownTime(picture)}: a lane an agent, with its sessions, silences, losses and returns. The table below tells the same.`;
