import type { Logs, PlainLoss } from '../truths/loss.ts';
import type { IncidentKind, Told } from './incident-kind.ts';
import { open, silences, told } from './told.ts';

const second = 1_000;

/** What tells a path from a desktop: others that were cut with it, or the page's own log that goes on. */
function cutPath({ together, share, endedBy, outcome }: PlainLoss, { client, sweeps }: Logs): Told {
  if (client)
    return told('the page ran on, and its requests had no answer', 'network-path', 'request-order');
  if (outcome !== 'near-miss' && sweeps && together >= 4 && share < 0.9)
    return told(
      'several desktops were cut at one instant, and others of the server were not',
      'network-path',
    );
  if (sweeps && together >= 2)
    return open(
      share >= 0.9
        ? 'everybody was cut at one instant: the path or the server'
        : 'a few were cut at one instant, which may be chance',
      'server-overload',
      ...silences,
    );
  const rid = endedBy === 'rid' ? (['request-order'] as const) : [];
  return open(
    'a path that is cut, a page that is closed and a PC that sleeps leave the same',
    ...silences,
    ...rid,
    ...(share >= 0.9 ? (['server-overload'] as const) : []),
  );
}

/** What networks do. */
export const networkIncidents: readonly IncidentKind[] = [
  {
    name: 'black-hole',
    title: 'nothing passes between desktop and server, and nobody is told',
    causes: ['network-path', 'request-order'],
    side: 'network',
    meets: 'desktop',
    lasts: [20 * second, 200 * second],
    begin: ({ seats, ms }) => {
      for (const { path } of seats) path.blackHole(ms);
    },
    tells: cutPath,
  },
  {
    name: 'offline',
    title: 'the PC’s network goes, and the browser knows',
    causes: ['network-path'],
    side: 'network',
    meets: 'desktop',
    lasts: [30 * second, 200 * second],
    begin: ({ seats, ms }) => {
      for (const { path } of seats) path.offline(ms);
    },
    tells: cutPath,
  },
  {
    name: 'move',
    title: 'the VPN connects anew: another address, and the old connections are dead',
    causes: ['network-path', 'request-order'],
    side: 'network',
    meets: 'desktop',
    lasts: [5 * second, 60 * second],
    begin: ({ seats, ms, random }) => {
      for (const { path } of seats) {
        path.blackHole(ms);
        path.moveTo(`10.99.${random.integer(0, 255)}.${random.integer(1, 254)}`);
      }
    },
    tells: (loss, logs) => {
      const { decided, causes, why } = cutPath(loss, logs);
      return { decided, causes: [...causes, 'duplicate-sign-in'], why };
    },
  },
  {
    name: 'bad-gateway',
    title: 'a proxy answers 502',
    causes: ['network-path'],
    side: 'network',
    meets: 'desktop',
    only: 'BOSH; a WebSocket that is open goes on',
    lasts: [20 * second, 100 * second],
    begin: ({ seats, ms }) => {
      for (const { path } of seats) path.badGateway(ms);
    },
    tells: cutPath,
  },
  {
    name: 'proxy-cuts',
    title:
      'a proxy gives up on held requests after 20 s; harmless while the server holds them for 30 s',
    causes: ['network-path'],
    side: 'network',
    meets: 'desktop',
    only: 'BOSH; a WebSocket that is open goes on',
    lasts: [100 * second, 300 * second],
    harmless: true,
    begin: ({ seats, ms }) => {
      for (const { path } of seats) path.proxyCuts(20 * second, ms);
    },
    tells: () => open('repeated rids at a constant age', 'request-order', ...silences),
  },
  {
    name: 'lost-answers',
    title: 'requests arrive, their answers do not',
    causes: ['request-order', 'network-path'],
    side: 'network',
    meets: 'desktop',
    only: 'BOSH; a WebSocket that is open goes on',
    lasts: [40 * second, 90 * second],
    begin: ({ seats, ms }) => {
      for (const { path } of seats) path.loseAnswers(ms);
    },
    tells: ({ endedBy }, { warn, debug, client }) => {
      if (endedBy === 'rid' && warn && debug)
        return told(
          'the server ended the session over a request it had answered before',
          'request-order',
          'network-path',
        );
      if (client)
        return told(
          'the page ran on, and its requests had no answer',
          'network-path',
          'request-order',
        );
      return open('the session ended, and nothing says over what', 'request-order', ...silences);
    },
  },
  {
    name: 'reorder',
    title: 'requests overtake each other; harmless while the server has room for one too early',
    causes: ['request-order', 'network-path'],
    side: 'network',
    meets: 'desktop',
    only: 'BOSH; a WebSocket that is open goes on',
    lasts: [40 * second, 120 * second],
    harmless: true,
    begin: ({ seats, ms }) => {
      for (const { path } of seats) path.reorder(ms);
    },
    tells: () => open('nothing but rids out of their order', 'request-order', ...silences),
  },
  {
    name: 'slow-path',
    title: 'the path takes a second or two longer each way',
    causes: ['network-path'],
    side: 'network',
    meets: 'desktop',
    lasts: [60 * second, 600 * second],
    harmless: true,
    begin: ({ seats, ms }) => {
      for (const { path } of seats) path.slow(1_500, ms);
    },
    tells: () => open('nothing but turnarounds of some seconds', ...silences),
  },
];
