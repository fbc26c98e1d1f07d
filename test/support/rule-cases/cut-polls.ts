import { consume, debugTick, idleClose, invalidSession, type Line, sweep } from '../lines.ts';
import { at, pageAt, systemInfo } from '../page-lines.ts';
import type { FiringCase, RuleCase } from '../rule-case.ts';

const agent = '1001003';
const address = '192.0.2.1';

interface Cuts {
  /** Ages at which polls were sent again, one after the other. */
  readonly ages: readonly number[];
  /** Answered so long before it came again: the desktop never got the answer. */
  readonly answeredBefore?: number;
  /** Polls that nothing cut, after them. */
  readonly whole?: number;
}

/** Polls from 0 on, each sent again at its age and answered then; the last one is held to its end, and none follows. */
function polls({ ages, answeredBefore = 0, whole = 0 }: Cuts): { lines: Line[]; last: number } {
  const lines: Line[] = [];
  let begun = 0;
  for (const [i, age] of ages.entries()) {
    const [rid, again] = [100 + i, begun + age];
    lines.push(
      consume(at(begun), agent, rid),
      consume(at(again - answeredBefore), agent, rid),
      consume(at(again), agent, rid),
    );
    begun = again;
  }
  for (let rid = 100 + ages.length; rid <= 100 + ages.length + whole; rid++) {
    lines.push(consume(at(begun), agent, rid), consume(at(begun + 30), agent, rid));
    begun += 30;
  }
  return { lines, last: begun };
}

/** Then it is silent, and closed as idle. */
function lost(cuts: Cuts): Line[] {
  const { lines, last } = polls(cuts);
  const sweeps = [1, 31, 61].map((s) => sweep(at(last + s), agent, s * 1_000));
  return [...lines, ...sweeps, idleClose(at(last + 61), agent), debugTick(at(1_200))];
}

const cut = lost({ ages: [20, 21, 20] });
/** Its log goes on, and tells of no loss. */
const ran = systemInfo(agent, -265, 995);
const askedOn = pageAt(agent, address, -240, 900);

export const fires: readonly FiringCase[] = [
  {
    name: 'three polls cut at one age, by the log of a page that ran on',
    lines: [...cut, ...ran],
    says: ['cut'],
    confidence: 'possible',
  },
  {
    name: 'by the access log of a page that ran on',
    lines: [...cut, ...askedOn],
    says: ['cut'],
    confidence: 'possible',
  },
  {
    name: 'two polls were held to their end after the last cut',
    lines: [...lost({ ages: [20, 20, 20], whole: 1 }), ...ran],
    says: ['cut'],
  },
  {
    name: 'ages of 25 to 27 s',
    lines: [...lost({ ages: [25, 27, 26] }), ...ran],
    says: ['cut'],
  },
];

export const quiet: readonly RuleCase[] = [
  { name: 'no log tells whether the page ran on', lines: cut },
  {
    name: 'a page that stood still',
    lines: [...cut, ...systemInfo(agent, -265, 35), ...systemInfo(agent, 305, 995)],
  },
  {
    name: 'its SystemInfo moved to another second meanwhile, as where a PC slept, too',
    lines: [...cut, ...pageAt(agent, address, -240, 60), ...pageAt(agent, address, 160, 900)],
  },
  {
    name: 'by the access log it stood still',
    lines: [...cut, ...pageAt(agent, address, -240, 60), ...pageAt(agent, address, 240, 900)],
  },
  { name: 'two polls alone', lines: [...lost({ ages: [20, 20] }), ...ran] },
  { name: 'ages 3 s apart', lines: [...lost({ ages: [18, 21, 18] }), ...ran] },
  { name: 'near the wait', lines: [...lost({ ages: [28, 28, 28] }), ...ran] },
  {
    name: "Strophe's own time-out, 33 s: the answer was lost, not the poll",
    lines: [...lost({ ages: [33, 33, 33], answeredBefore: 3 }), ...ran],
  },
  { name: 'doubled at once', lines: [...lost({ ages: [1, 1, 1, 1] }), ...ran] },
  {
    name: 'answered 5 s before it came again: no request was held',
    lines: [...lost({ ages: [20, 20, 20], answeredBefore: 5 }), ...ran],
  },
  {
    name: 'cut long before the loss',
    lines: [...lost({ ages: [20, 20, 20], whole: 3 }), ...ran],
  },
  {
    name: 'it came back with four polls, of which none had failed before',
    lines: [
      ...cut,
      ...askedOn,
      ...[400, 400, 402, 407].map((s) => invalidSession(at(s), agent, address)),
    ],
  },
];
