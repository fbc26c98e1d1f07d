import type { Logs, PlainLoss } from '../truths/loss.ts';
import type { IncidentKind, Told } from './incident-kind.ts';
import { singleSignOn } from './needs.ts';
import { open, silences, told } from './told.ts';

const byCode =
  (words: string) =>
  (_: PlainLoss, { webservices }: Logs): Told =>
    webservices
      ? told(`CTI confirms the logout with the code of ${words}`, 'signed-out')
      : open('only the end of the session is there', 'signed-out', ...silences);

/** What people and rules do on purpose, and what is refused to them. */
export const peopleIncidents: readonly IncidentKind[] = [
  {
    name: 'sign-out',
    title: 'the agent signs out',
    causes: ['signed-out'],
    side: 'operator',
    meets: 'desktop',
    begin: ({ seats }) => {
      for (const { desktop } of seats) desktop.signOut();
    },
    tells: (_, { webservices }) =>
      webservices
        ? told('the desktop asked for the logout itself', 'signed-out')
        : open(
            'a closed page leaves the same terminate',
            'signed-out',
            'browser-closed',
            ...silences,
          ),
  },
  {
    name: 'supervisor',
    title: 'a supervisor signs the agent out',
    causes: ['signed-out'],
    side: 'operator',
    meets: 'desktop',
    begin: ({ seats }) => {
      for (const { agent, server } of seats) server.finesse.signOutBySupervisor(agent);
    },
    tells: byCode('a supervisor'),
  },
  {
    name: 'inactivity',
    title: 'the agent is signed out for inactivity',
    causes: ['signed-out'],
    side: 'operator',
    meets: 'desktop',
    begin: ({ seats }) => {
      for (const { agent, server } of seats) server.finesse.signOutByInactivity(agent);
    },
    tells: byCode('inactivity'),
  },
  {
    name: 'device',
    title: 'the agent’s phone goes out of service',
    causes: ['signed-out'],
    side: 'operator',
    meets: 'desktop',
    begin: ({ seats }) => {
      for (const { agent, server } of seats) server.finesse.signOutByDevice(agent);
    },
    tells: byCode('the device'),
  },
  {
    name: 'token-expired',
    title: 'the refresh token of a desktop on single sign-on runs out',
    causes: ['authentication'],
    side: 'client',
    meets: 'desktop',
    only: 'single sign-on (`sso: true`)',
    needs: singleSignOn,
    begin: ({ seats }) => {
      for (const { desktop } of seats) desktop.expireToken();
    },
    tells: (_, { client, webservices }) => {
      if (client) return told('the page says unauthorized', 'authentication');
      return webservices
        ? open('the desktop forced its agent out itself', 'authentication')
        : open('only the end of the session is there', 'authentication', ...silences);
    },
  },
  {
    name: 'refused',
    title: 'the path is cut for a moment, and the password is refused when the desktop comes back',
    causes: ['authentication', 'network-path'],
    side: 'client',
    meets: 'desktop',
    begin: ({ seats }) => {
      for (const { desktop, path } of seats) {
        desktop.refuse();
        path.blackHole(45_000);
      }
    },
    tells: (_, { client }) =>
      client
        ? told(
            'the page ran on, its requests had no answer, and it was refused afterwards',
            'network-path',
            'authentication',
          )
        : open('a desktop that did not come back', 'authentication', 'request-order', ...silences),
  },
];
