import { from, upTo } from '../releases.ts';
import type { Statement, Statements } from '../statement.ts';
import type { ServiceKind, ServiceOf } from '../telling.ts';
import { loggers } from './loggers.ts';
import { type Noise, noise } from './noise-statement.ts';

/*
 * What is written besides as somebody signs in, over BOSH as over a WebSocket, as 3.8.2 and 4.2.4 wrote it
 * (openfire-logs.md A5.7, A5.10).
 */
type Request = ServiceOf<'bosh-request'>;
type Bound = ServiceOf<'session-bound'>;

const everywhere = upTo('openfire-5.0');
const { authorization, authorizationMapping, authorizationPolicy } = loggers;
const { routingTable, presenceRouter } = loggers;

/** One's own first presence finds the route not yet available. */
const ownPresence = ({ session }: Request | Bound): string =>
  `<presence from="${session?.jid}" to="${session?.jid}"/>`;

/** Who may sign in as whom. */
const authorized = <K extends ServiceKind>(
  agentOf: (told: ServiceOf<K>) => string,
  options: Noise<K>,
): Statement<K>[] => [
  noise(
    everywhere,
    authorization,
    (told) => `AuthorizationManager: Trying Default Mapping.map(${agentOf(told)})`,
    options,
  ),
  noise(
    everywhere,
    authorizationMapping,
    () => 'DefaultAuthorizationMapping: No realm found',
    options,
  ),
  noise(
    everywhere,
    authorization,
    (told) =>
      `AuthorizationManager: Trying Default Policy.authorize(${agentOf(told)} , ${agentOf(told)})`,
    options,
  ),
  noise(
    everywhere,
    authorizationPolicy,
    () => 'DefaultAuthorizationPolicy: Checking authenID realm',
    options,
  ),
];

const unavailable = <K extends 'bosh-request' | 'session-bound'>(
  options: Noise<K>,
): Statement<K>[] => [
  noise(
    from('openfire-4.2'),
    routingTable,
    (told) =>
      `Unable to route packet. Packet should only be sent to available sessions and the route is not available. ${ownPresence(told)} `,
    options,
  ),
  noise(
    from('openfire-4.2'),
    routingTable,
    (told) => `Failed to route packet to JID: ${told.session?.jid} packet: ${ownPresence(told)}`,
    options,
  ),
  noise(
    from('openfire-4.2'),
    presenceRouter,
    (told) => `Presence sent to unreachable address: ${ownPresence(told)}`,
    options,
  ),
];

export const signInNoises: Statements = {
  'bosh-request': [
    ...authorized<'bosh-request'>(({ agent }) => agent, {
      mean: 1,
      when: ({ purpose }) => purpose === 'auth',
    }),
    ...unavailable<'bosh-request'>({
      mean: 1,
      when: ({ purpose, session }) => purpose === 'presence' && session?.jid !== undefined,
    }),
  ],
  'websocket-opened': authorized(({ session }) => session.agent, { mean: 1 }),
  // Over a WebSocket the presence follows at once.
  'session-bound': unavailable({
    mean: 1,
    when: ({ session }) => session.transport === 'websocket',
  }),
};
