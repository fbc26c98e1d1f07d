import { keptOf } from './kept-of.ts';
import { lastSeen, type Session } from './session.ts';

/**
 * Which of the sessions, by their place among them, records show before and after an instant, to the second. As numbers
 * side by side: a site has thousands of sessions, and each burst asks for all of them.
 */
export const wasAlive: (sessions: readonly Session[]) => (place: number, at: number) => boolean =
  keptOf((sessions: readonly Session[]) => {
    const from = Float64Array.from(sessions, ({ first }) => first.at);
    const to = Float64Array.from(sessions, (session) => lastSeen(session) + 1_000);
    return (place, at) => (from[place] as number) <= at && (to[place] as number) >= at;
  });
