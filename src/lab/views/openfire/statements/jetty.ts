import { only, upTo } from '../releases.ts';
import type { Statement, Statements } from '../statement.ts';
import type { Peer, ServiceKind, ServiceOf, Telling } from '../telling.ts';

/*
 * Jetty 7's own debug lines, as TechNote 211376 shows them and as 3.8.2 wrote them without its cap (openfire-logs.md A0). A
 * held request is taken up anew as it is answered, so it shows its REQUEST twice.
 */
const jetty = 'org.eclipse.jetty';
const isShown = (_: unknown, { scenario }: Telling): boolean => scenario.logs.jetty;

const connectionText = ({ ip, port }: Peer, { random, server }: Telling): string =>
  `${jetty}.server.nio.SelectChannelConnector$SelectChannelHttpConnection@${random.fork(`connection ${ip}:${port}`).hex(8)}@${server.ip}:7443<->${ip}:${port}`;

type PeerOf<K extends ServiceKind> = (told: ServiceOf<K>, telling: Telling) => Peer;
type When<K extends ServiceKind> = (told: ServiceOf<K>) => boolean;

/** From the request's arrival to the servlet. */
function dispatched<K extends ServiceKind>(
  peerOf: PeerOf<K>,
  when: When<K> = () => true,
): Statement<K>[] {
  const line = (
    logger: string,
    text: Statement<K>['text'],
    releases = upTo('openfire-3.8'),
  ): Statement<K> => ({
    releases,
    level: 'DEBUG',
    logger: `${jetty}.${logger}`,
    when: (told, telling) => isShown(told, telling) && when(told),
    text,
  });
  const context = 'o.e.j.s.ServletContextHandler{/http-bind,null}';
  const servlet = 'org.jivesoftware.openfire.http.HttpBindServlet-944014623';
  const sessions = `${jetty}.server.session.HashSessionManager@1de04f37#STARTED`;
  return [
    line(
      'server.Server',
      (told, telling) => `REQUEST /http-bind/ on ${connectionText(peerOf(told, telling), telling)}`,
    ),
    line(
      'server.handler.ContextHandler',
      () => `scope null[/http-bind/ @ ${context}]`,
      only('finesse-11'),
    ),
    line(
      'server.handler.ContextHandler',
      () => `scope null||/http-bind/ @ ${context}`,
      only('openfire-3.8'),
    ),
    line(
      'server.handler.ContextHandler',
      () => `context=/http-bind[/ @ ${context}]`,
      only('finesse-11'),
    ),
    line(
      'server.handler.ContextHandler',
      () => `context=/http-bind||/ @ ${context}`,
      only('openfire-3.8'),
    ),
    line('server.session', () => `sessionManager=${sessions}`),
    line('server.session', () => 'session=null'),
    line('server.session', () => 'session=null', only('finesse-11')),
    line('servlet.ServletHandler', () => `servlet /http-bind[/ -> ${servlet}`, only('finesse-11')),
    line(
      'servlet.ServletHandler',
      () => `servlet /http-bind||/ -> ${servlet}`,
      only('openfire-3.8'),
    ),
    line('servlet.ServletHandler', () => 'chain=null'),
  ];
}

const heldPeer = (
  { session, rid }: ServiceOf<'bosh-held' | 'bosh-answer'>,
  { memory }: Telling,
): Peer => memory.peerOf(session, rid);

/** Before what the servlet itself writes. */
export const jettyBefore: Statements = {
  'bosh-request': dispatched<'bosh-request'>(({ ip, port }) => ({ ip, port })),
  'bosh-answer': dispatched<'bosh-answer'>(heldPeer, ({ held }) => held),
};

/** Behind it. */
export const jettyAfter: Statements = {
  'bosh-held': [
    {
      releases: upTo('openfire-3.8'),
      level: 'DEBUG',
      logger: `${jetty}.server.AsyncContinuation`,
      when: isShown,
      text: (held, telling) => `suspended ${connectionText(heldPeer(held, telling), telling)}`,
    },
  ],
  'bosh-answer': [
    {
      releases: upTo('openfire-3.8'),
      level: 'DEBUG',
      logger: `${jetty}.server.Server`,
      when: isShown,
      text: () => 'RESPONSE /http-bind/  200',
    },
  ],
};
