import { between, from, only, upTo } from '../releases.ts';
import type { Statements } from '../statement.ts';
import type { ServiceOf, Telling } from '../telling.ts';
import { messageXml, uuid } from '../wording/stanza.ts';
import { loggers } from './loggers.ts';

/*
 * RoutingTableImpl.java and MessageRouter.java. Routes are told of since 4.2. What nobody is there for comes in pairs, and since 4.2
 * in threes; the first ends in a blank (openfire-logs.md A5.2, A5.5).
 */
type Gone = ServiceOf<'session-gone'>;
type Bound = ServiceOf<'session-bound'>;

const logger = loggers.routingTable;
const jidOf = ({ session }: Gone | Bound): string => session.jid ?? '';
const isBound = ({ session }: Gone | Bound): boolean => session.jid !== undefined;

const adding = (told: Bound | Gone): string => `Adding client route ${jidOf(told)}`;
const removing = (told: Gone): string => `Removing client route ${jidOf(told)}`;
const clientRoute = ({ random, server }: Telling, available: boolean): string =>
  `ClientRoute{nodeID=${uuid(random.fork(`node ${server.name}`))}, available=${available}}`;

const lost = ({ agent, publication }: ServiceOf<'undeliverable'>, telling: Telling): string =>
  messageXml(agent, publication, telling);
const failed = (told: ServiceOf<'undeliverable'>, telling: Telling): string =>
  `Failed to route packet to JID: ${told.agent}@${telling.scenario.domain} packet: ${lost(told, telling)}`;

export const routing: Statements = {
  'session-bound': [
    { releases: from('openfire-4.2'), level: 'DEBUG', logger, when: isBound, text: adding },
    {
      // Over a WebSocket the presence follows at once.
      releases: from('openfire-4.2'),
      level: 'DEBUG',
      logger,
      when: (bound) => isBound(bound) && bound.session.transport === 'websocket',
      text: adding,
    },
    {
      releases: only('openfire-4.7'),
      level: 'DEBUG',
      logger,
      when: isBound,
      text: (bound, telling) =>
        `Adding client route ${clientRoute(telling, false)} to users cache under key ${jidOf(bound)}`,
    },
  ],
  'bosh-request': [
    {
      // A route is added anew with each presence.
      releases: from('openfire-4.2'),
      level: 'DEBUG',
      logger,
      when: ({ purpose, session }) => purpose === 'presence' && session?.jid !== undefined,
      text: ({ session }) => `Adding client route ${session?.jid}`,
    },
  ],
  'session-gone': [
    {
      // So the unavailable presence does that goes out for it (seen in 4.2.4).
      releases: only('openfire-4.2'),
      level: 'DEBUG',
      logger,
      when: (gone) => isBound(gone) && gone.session.transport === 'bosh',
      text: adding,
    },
    {
      releases: only('openfire-4.7'),
      level: 'DEBUG',
      logger,
      when: isBound,
      text: (gone, telling) => {
        const { bound } = telling.memory;
        return `Removed users cache entry for ${jidOf(gone)} / ${clientRoute(telling, true)}, changing entry count from ${bound} to ${Math.max(0, bound - 1)}`;
      },
    },
    {
      releases: between('openfire-4.2', 'openfire-4.4'),
      level: 'DEBUG',
      logger,
      when: isBound,
      text: removing,
    },
    {
      releases: only('openfire-4.7'),
      level: 'DEBUG',
      logger,
      when: isBound,
      text: (gone) => `${removing(gone)} from local routing table`,
    },
    { releases: only('openfire-5.0'), level: 'DEBUG', logger, when: isBound, text: removing },
  ],
  undeliverable: [
    {
      releases: upTo('openfire-5.0'),
      level: 'DEBUG',
      logger,
      text: (told, telling) =>
        `Unable to route packet. No session is available so store offline. ${lost(told, telling)} `,
    },
    {
      releases: upTo('openfire-3.8'),
      level: 'DEBUG',
      logger,
      text: (told, telling) => `RoutingTableImpl: ${failed(told, telling)}`,
    },
    { releases: from('openfire-4.2'), level: 'DEBUG', logger, text: failed },
    {
      releases: from('openfire-4.2'),
      level: 'DEBUG',
      logger: loggers.messageRouter,
      text: (told, telling) => `Message sent to unreachable address: ${lost(told, telling)}`,
    },
  ],
};
