import type { Logs, PlainLoss } from '../truths/loss.ts';
import type { IncidentKind, Told } from './incident-kind.ts';
import { fastPolls, singleSignOn } from './needs.ts';
import { open, silences, stops, told } from './told.ts';

const second = 1_000;
const minute = 60 * second;

const silent =
  'a page that is closed, a PC that sleeps and a path that is cut leave the same growth and idle close';
const forGood = { 'for-good': 'the agent does not come back' };
const hole = 'the page’s log has a hole: its JavaScript did not run, and nothing tells why';

/** Two requests of each page, once a minute. */
const twoPagesMs = 3 * minute;

/** Silences that come back every minute and never pass it (browser-behaviour.md section 1). */
const sawtooth = ({ outcome, count }: PlainLoss, { debug, sweeps }: Logs): Told | undefined =>
  outcome === 'near-miss' && count >= 3 && (debug || sweeps)
    ? told('silences that come back every minute are a throttled tab’s', 'browser-throttled')
    : undefined;

/** What people, browsers and PCs do. */
export const clientIncidents: readonly IncidentKind[] = [
  {
    name: 'close',
    title: 'the tab or the browser is closed, or killed, and sends no goodbye',
    causes: ['browser-closed'],
    side: 'client',
    meets: 'desktop',
    options: forGood,
    begin: ({ seats, options }) => {
      for (const { desktop } of seats) desktop.close(false, options['for-good'] !== true);
    },
    tells: () => open(silent, ...silences),
  },
  {
    name: 'close-politely',
    title: 'the tab is closed, and the page says goodbye to the Notification Service',
    causes: ['browser-closed'],
    side: 'client',
    meets: 'desktop',
    options: forGood,
    begin: ({ seats, options }) => {
      for (const { desktop } of seats) desktop.close(true, options['for-good'] !== true);
    },
    tells: ({ transport }, { webservices, debug, bosh }) => {
      if (transport === 'websocket')
        return open(
          'a WebSocket that closes cleanly and one that breaks end at once, and alike',
          'browser-closed',
          'network-path',
          'computer-asleep',
        );
      if (debug || bosh)
        return webservices
          ? told(
              'the desktop ended the session itself, and no sign-out was asked for',
              'browser-closed',
            )
          : open('a sign-out leaves the same terminate', 'browser-closed', 'signed-out');
      return open('the presence ended with no record of the session’s end', ...silences);
    },
  },
  {
    name: 'refresh',
    title: 'the agent presses F5',
    causes: ['browser-closed'],
    side: 'client',
    meets: 'desktop',
    options: { politely: 'the page says goodbye to the Notification Service first' },
    begin: ({ seats, options }) => {
      for (const { desktop } of seats) desktop.refresh(options.politely === true);
    },
    tells: () =>
      open(
        'a refreshed page, a page that signs in anew and a second sign-in look the same to the server',
        'browser-closed',
        'duplicate-sign-in',
      ),
  },
  {
    name: 'sign-in-burst',
    title:
      'the requests of a sign-in, after F5 or the day’s first, come in such a burst that the Notification Service throws the session out (up to 4.4)',
    causes: ['request-order'],
    side: 'client',
    meets: 'desktop',
    only: 'BOSH, with a release up to `openfire-4.4`',
    needs: fastPolls,
    begin: ({ seats }) => {
      for (const { desktop } of seats) {
        desktop.burst();
        desktop.refresh();
      }
    },
    tells: (_, { debug }) =>
      debug
        ? told(
            'a record says that a session polled too fast, and one session’s requests end in that second',
            'request-order',
          )
        : open(
            'a session that is not the one after it, and nothing says whose polls were too fast',
            'request-order',
            'browser-closed',
            'duplicate-sign-in',
            ...silences,
          ),
  },
  {
    name: 'leave',
    title: 'the agent follows a link out of the desktop, and comes back after a while',
    causes: ['browser-closed'],
    side: 'client',
    meets: 'desktop',
    lasts: [15 * second, 200 * second],
    begin: ({ seats, ms }) => {
      for (const { desktop } of seats) desktop.leave(ms);
    },
    tells: ({ outcome, endedBy }) =>
      outcome === 'recovered' && endedBy === 'replaced'
        ? open(
            'a new session took over, as after a refresh',
            'browser-closed',
            'duplicate-sign-in',
            ...silences,
          )
        : open(silent, 'duplicate-sign-in', ...silences),
  },
  {
    name: 'sleep',
    title: 'the PC sleeps',
    causes: ['computer-asleep'],
    side: 'client',
    meets: 'desktop',
    lasts: [35 * second, 240 * second],
    begin: ({ seats, ms }) => {
      for (const pc of new Set(seats.map((seat) => seat.pc))) pc.sleep(ms);
    },
    tells: ({ endedBy }, { client }) => {
      if (client)
        return open(hole, ...stops, ...(endedBy === 'rid' ? ['request-order' as const] : []));
      return open(silent, ...silences, ...(endedBy === 'rid' ? ['request-order' as const] : []));
    },
  },
  {
    name: 'freeze',
    title: 'the browser freezes the tab',
    causes: ['computer-asleep'],
    side: 'client',
    meets: 'desktop',
    lasts: [35 * second, 200 * second],
    options: { hidden: 'the tab stays hidden afterwards' },
    begin: ({ seats, ms, options }) => {
      for (const { desktop } of seats) desktop.freeze(ms, options.hidden === true);
    },
    tells: (_, { client }) => (client ? open(hole, ...stops) : open(silent, ...silences)),
  },
  {
    name: 'block',
    title: 'a gadget that is not Cisco’s blocks the page',
    causes: ['third-party-gadget'],
    side: 'client',
    meets: 'desktop',
    lasts: [40 * second, 150 * second],
    options: { 'with-error': 'the first gadget of the group writes an error before' },
    begin: ({ seats, ms, options }) => {
      for (const { desktop } of seats) {
        if (options['with-error'] === true) desktop.failGadget();
        desktop.block(ms);
      }
    },
    tells: (_, { client }) => (client ? open(hole, ...stops) : open(silent, ...silences)),
  },
  {
    name: 'hide',
    title: 'the tab is hidden for long: its timers are slowed, and nothing else happens',
    causes: ['browser-throttled'],
    side: 'client',
    meets: 'desktop',
    lasts: [5 * minute, 20 * minute],
    begin: ({ world, seats, ms }) => {
      for (const { desktop } of seats) {
        desktop.hide();
        world.agenda.in(ms, () => desktop.show());
      }
    },
    tells: (loss, logs) =>
      sawtooth(loss, logs) ?? open('a silence or two may be anything', ...silences),
  },
  {
    name: 'hide-and-fail',
    title:
      'the tab is hidden, and one of its polls fails: its library waits for a timer that hardly runs',
    causes: ['browser-throttled', 'network-path'],
    side: 'client',
    meets: 'desktop',
    only: 'BOSH; on a WebSocket the tab is hidden, and no more',
    lasts: [6 * minute, 12 * minute],
    begin: ({ world, seats, ms, random }) => {
      for (const { desktop, path } of seats) {
        desktop.hide();
        world.agenda.in(random.integer(150, 240) * second, () => path.badGateway(70 * second));
        world.agenda.in(ms, () => desktop.show());
      }
    },
    tells: (loss, logs) => {
      if (logs.debug && loss.outcome !== 'near-miss')
        return told(
          'polls on a grid of a minute, and then none: a throttled tab whose poll failed',
          'browser-throttled',
          'network-path',
        );
      return sawtooth(loss, logs) ?? open(silent, ...silences);
    },
  },
  {
    name: 'cover',
    title:
      'another tab burns the PC’s processor while the desktop is hidden behind it, for less than a minute',
    causes: ['browser-throttled'],
    side: 'client',
    meets: 'desktop',
    harmless: true,
    begin: ({ world, seats }) => {
      for (const { desktop } of seats) {
        desktop.hide();
        world.agenda.in(50 * second, () => desktop.show());
      }
    },
    tells: () => open('nothing but turnarounds of up to a second', ...silences),
  },
  {
    name: 'second-sign-in',
    title: 'the agent signs in on another PC while the desktop is alive',
    causes: ['duplicate-sign-in'],
    side: 'client',
    meets: 'desktop',
    begin: ({ world, seats }) => {
      for (const seat of seats) world.seatElsewhere(seat).desktop.signIn();
    },
    tells: ({ at, endedBy }, { client, access, release, debug, bosh, to }) => {
      const named = release.startsWith('openfire-4') || release === 'openfire-5.0';
      if (client) return told('the old page’s own log says conflict', 'duplicate-sign-in');
      if (access && endedBy === 'replaced' && to - at > twoPagesMs)
        return told('two pages of the agent ask on beside each other', 'duplicate-sign-in');
      return open(
        named && (debug || bosh)
          ? 'a new session of the same resource threw the old one out; whether its desktop was alive, nobody tells'
          : 'a second sign-in, a refreshed page and a new session of the same page look the same',
        'duplicate-sign-in',
        'browser-closed',
        ...silences,
      );
    },
  },
  {
    name: 'old-browser',
    title: 'a browser that Finesse does not support stands still again and again',
    causes: ['unsupported-browser', 'browser-throttled'],
    side: 'client',
    meets: 'desktop',
    lasts: [90 * second, 150 * second],
    begin: ({ seats, ms }) => {
      for (const { desktop } of seats) desktop.block(ms);
    },
    tells: (_, { client }) =>
      client
        ? open(
            'the page stood still in a browser that is not on the list',
            'unsupported-browser',
            ...stops,
          )
        : open(silent, 'unsupported-browser', ...silences),
  },
  {
    name: 'pc-clock',
    title: 'the PC’s clock jumps ahead; a desktop on single sign-on takes its token for expired',
    causes: ['client-clock', 'authentication'],
    side: 'client',
    meets: 'desktop',
    only: 'single sign-on (`sso: true`)',
    needs: singleSignOn,
    lasts: [60 * minute, 120 * minute],
    begin: ({ world, seats, ms }) => {
      for (const { pc, desktop } of seats) {
        pc.clock.step(world.agenda.now, ms);
        desktop.expireToken();
      }
    },
    tells: (_, { client, webservices }) => {
      if (client)
        return told(
          'the page’s clock jumped against the server’s, and its token ran out',
          'client-clock',
          'authentication',
        );
      return webservices
        ? open('the desktop forced its agent out itself', 'authentication', 'client-clock')
        : open(
            'only the end of the session is there',
            'authentication',
            'client-clock',
            ...silences,
          );
    },
  },
];
