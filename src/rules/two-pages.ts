import type { PageStretch } from '../timeline/page-stretch.ts';
import { defineRule, lacking, unmet } from './rule.ts';

/** One request more may be on its way when the session is replaced. */
const goesOnMs = 10_000;
/** A page that is loaded signs in within it. */
const beginsMs = 60_000;
const fewest = 2;

/** A page that goes on asking after a new one began is open beside it. */
export const twoPages = defineRule({
  meta: {
    id: 'two-pages',
    cause: 'duplicate-sign-in',
    title: 'The page that was replaced went on beside the new one',
    description:
      'A refreshed page is gone when the new one begins, and a desktop that comes back is one page. Each page asks for SystemInfo once a minute, in its own second of the minute: where one that asked before the session was replaced goes on beside one that began with the new session, both were open.',
    falsePositives:
      "A program that asks for SystemInfo in the agent's name once a minute, if it began in the same minute.",
    remedy: [
      {
        owner: 'agent',
        text: 'Use one desktop at a time: sign out before signing in elsewhere, and keep no second tab of the desktop.',
      },
    ],
    decide:
      'The client log of the desktop that was thrown out (status conflict), and the agent: who was signed in from the other address.',
    reads: [],
    requires: ['access'],
    before: 0,
    after: 0,
    conditions: {
      replaced: 'A new session of the same agent took the place of this one.',
      asked: 'The access log shows the page at work before.',
      goesOn: 'That page went on afterwards.',
      another: 'Another page of the agent began with the new session.',
    },
    messages: {
      goesOn:
        'the page from {address} went on asking for SystemInfo for {minutes} min after its session was replaced, beside the new one from {newAddress}: both were open',
    },
  },
  check: ({ disconnect: { agent, ends }, covered }) => {
    const replaced = ends.find((end) => end.step === 'replaced');
    if (!replaced) return unmet('replaced');
    const { at } = replaced;
    const before = agent.pages.filter(({ first }) => first.at < at - beginsMs);
    const asked = before.filter(({ last }) => last.at >= at - 2 * beginsMs);
    if (asked.length === 0)
      return covered('access') ? unmet('asked', [replaced]) : lacking('asked', 'access');
    const old = asked.find(({ last }) => last.at > at + goesOnMs);
    if (!old) return unmet('goesOn', asked.map(({ last }) => last).slice(0, 1));
    const fresh = agent.pages.find((page) => isNew(page, at));
    if (!fresh) return unmet('another', [old.last]);
    return [
      {
        says: 'for',
        message: 'goesOn',
        values: {
          address: old.address,
          newAddress: fresh.address,
          minutes: Math.max(1, Math.round((old.last.at - at) / 60_000)),
        },
        evidence: [old.first, old.last, fresh.first, fresh.last],
      },
    ];
  },
});

const isNew = ({ first, count }: PageStretch, at: number): boolean =>
  count >= fewest && Math.abs(first.at - at) <= beginsMs;
