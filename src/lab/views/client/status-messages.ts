import type { ClientStatus } from '../../happening.ts';
import { asNoise, container, type Message, type PageFacts } from './message.ts';

/** What Strophe passes to the tunnel's `_onConnect` (strophe.js 1.2.16). */
const onConnect: Partial<Record<ClientStatus, string>> = {
  connecting: '1:null',
  conflict: '2:conflict',
  unauthorized: '4:null',
  connected: '5:null',
  disconnected: '6:null',
  disconnecting: '7:null',
};

/** A status of the connection: the tunnel's own words, the page's, and what it does then. */
export function statusMessages(status: ClientStatus, page: PageFacts): Message[] {
  return [
    ...(page.tunnel ? tunnelMessages(status) : []),
    ...(status === 'connecting' && page.first && !page.tunnel
      ? [container('FailoverMonitor.init(): Establishing BOSH connection...')]
      : []),
    container(`[ClientServices] MasterPublisher._connInfoHandler() - Connection status: ${status}`),
    ...(status === 'connected' ? onceConnected(page) : []),
  ];
}

function tunnelMessages(status: ClientStatus): Message[] {
  const passed = onConnect[status];
  return [
    ...(status === 'disconnecting'
      ? [container('EventTunnel._disconnect() - disconnect requested')]
      : []),
    ...(passed === undefined
      ? []
      : [container(`EventTunnel._onConnect() - XMPP client onConnect status is: ${passed}`)]),
    ...(status === 'connected'
      ? [container('EventTunnel._checkToSendConnected(): sending connected')]
      : []),
  ];
}

function onceConnected({ agent, tunnel }: PageFacts): Message[] {
  const node = `/finesse/api/User/${agent}`;
  return [
    ...(tunnel
      ? []
      : [noise('FailoverMonitor._connectionConnectHandler(): Cancel EventTunnel timer')]),
    noise(`MasterPublisher._subscribeNode() - Attempting to subscribe to node '${node}'`),
    container(`MasterPublisher._subscribeNode() - Subscribed to node '${node}'`),
  ];
}

const noise = (text: string): Message => asNoise(container(text));
