import type { BoshPurpose } from '../../../world/exchange.ts';
import type { Session } from '../../../world/session.ts';
import { isAtLeast } from '../releases.ts';
import type { ServiceOf, Telling } from '../telling.ts';
import { domainOf, messageXml } from './stanza.ts';

type Request = ServiceOf<'bosh-request'>;
type Answer = ServiceOf<'bosh-answer'>;

const httpbind = 'http://jabber.org/protocol/httpbind';
const sasl = 'urn:ietf:params:xml:ns:xmpp-sasl';
const bindSpace = 'urn:ietf:params:xml:ns:xmpp-bind';
const sessionSpace = 'urn:ietf:params:xml:ns:xmpp-session';
const streams = 'http://etherx.jabber.org/streams';

/** The first request of a session, which has no sid yet. */
export function createBody(session: Session, rid: number, telling: Telling): string {
  const to = domainOf(session, telling);
  const wait = session.waitSeconds;
  if (telling.release === 'finesse-11') return `<body rid="${rid}" to="${to}" wait="${wait}"/>`;
  return `<body xmlns:xmpp="urn:xmpp:xbosh" rid="${rid}" to="${to}" xml:lang="en" wait="${wait}" hold="1" ver="1.6" content="text/xml; charset=utf-8" xmpp:version="1.0"></body>`;
}

/** Any later one. An `auth` carries the agent's id and a made-up password in the clear, as SASL PLAIN does. */
export function requestBody(request: Request, telling: Telling): string {
  const { purpose, rid } = request;
  const sid = request.session?.sid ?? request.sid;
  const domain = telling.scenario.domain;
  const ids =
    telling.release === 'finesse-11' ? `sid="${sid}" rid="${rid}"` : `rid="${rid}" sid="${sid}"`;
  if (purpose === 'poll') return `<body ${ids}/>`;
  if (purpose === 'restart')
    return `<body xmlns:xmpp="urn:xmpp:xbosh" ${ids} to="${domain}" xml:lang="en" xmpp:restart="true"></body>`;
  const type = purpose === 'terminate' ? ' type="terminate"' : '';
  return `<body ${ids}${type}>${stanzas(request, telling)[purpose] ?? ''}</body>`;
}

function stanzas(
  { agent, session }: Request,
  { release }: Telling,
): Partial<Record<BoshPurpose, string>> {
  const plain = Buffer.from(`\0${agent}\0not-a-secret`).toString('base64');
  const resource = session?.resource ?? 'desktop';
  const begin = `<session xmlns="${sessionSpace}"`;
  return {
    auth: `<auth xmlns="${sasl}" mechanism="PLAIN">${plain}</auth>`,
    bind: `<iq type="set" id="bind_1"><bind xmlns="${bindSpace}"><resource>${resource}</resource></bind></iq>`,
    session: `<iq type="set" id="sess_1">${begin}${isAtLeast(release, 'openfire-4.2') ? '></session>' : '/>'}</iq>`,
    presence: '<presence/>',
    terminate: '<presence type="unavailable"/>',
  };
}

/** What goes back. Up to 3.9 an empty element has an end tag, and stanzas come without `ack`. */
export function answerBody(answer: Answer, telling: Telling): string {
  const { type, condition, rid, session } = answer;
  if (type === 'created') return createdBody(session, rid, telling);
  if (condition === 'conflict')
    return `<body xmlns='${httpbind}'><stream:error xmlns:stream="${streams}"><conflict xmlns="urn:ietf:params:xml:ns:xmpp-streams"/></stream:error></body>`;
  const empty = isAtLeast(telling.release, 'openfire-4.2') ? '/>' : '></body>';
  if (type === 'terminate') {
    const why = condition === undefined ? '' : ` condition="${condition}"`;
    return `<body xmlns="${httpbind}" type="terminate"${why}${empty}`;
  }
  const content = contentOf(answer, telling);
  if (content === '') return `<body xmlns="${httpbind}" ack="${rid}"${empty}`;
  if (session.purpose === 'restart' && type === 'done')
    return `<body xmlns="${httpbind}" xmlns:stream="${streams}">${content}</body>`;
  const ack = isAtLeast(telling.release, 'openfire-4.2') ? ` ack='${rid}'` : '';
  return `<body xmlns='${httpbind}'${ack}>${content}</body>`;
}

function createdBody(session: Session, rid: number, telling: Telling): string {
  const { sid, waitSeconds } = session;
  const { release, scenario } = telling;
  const is4 = isAtLeast(release, 'openfire-4.2');
  const attributes = [
    ...(is4 ? [`from="${domainOf(session, telling)}"`] : []),
    `authid="${sid}" sid="${sid}" secure="true" requests="2"`,
    `inactivity="${scenario.timers.idle / 1_000}" polling="5" wait="${waitSeconds}" hold="1"`,
    `ack="${rid}" maxpause="300" ver="1.6"`,
  ];
  const mechanisms = (is4 ? ['PLAIN', 'SCRAM-SHA-1'] : ['PLAIN'])
    .concat('CRAM-MD5', 'DIGEST-MD5')
    .map((name) => `<mechanism>${name}</mechanism>`)
    .join('');
  return `<body xmlns="${httpbind}" xmlns:stream="${streams}" ${attributes.join(' ')}><stream:features><mechanisms xmlns="${sasl}">${mechanisms}</mechanisms>${features(release)}</stream:features></body>`;
}

const features = (release: Telling['release']): string =>
  isAtLeast(release, 'openfire-4.2')
    ? `<register xmlns="http://jabber.org/features/iq-register"/><bind xmlns="${bindSpace}"/><session xmlns="${sessionSpace}"><optional/></session>`
    : `<compression xmlns="http://jabber.org/features/compress"><method>zlib</method></compression><bind xmlns="${bindSpace}"/><session xmlns="${sessionSpace}"/>`;

function contentOf({ type, publications, session }: Answer, telling: Telling): string {
  if (type === 'data')
    return publications
      .map((publication) => messageXml(session.agent, publication, telling, 'jabber:client'))
      .join('');
  if (type === 'empty') return '';
  const { jid, sid, purpose } = session;
  if (purpose === 'auth') return `<success xmlns="${sasl}"/>`;
  if (purpose === 'restart')
    return `<stream:features>${features(telling.release)}</stream:features>`;
  if (purpose === 'bind' && jid !== undefined)
    return iqResult(
      telling,
      `id="bind_1" to="${domainOf(session, telling)}/${sid}"`,
      `<bind xmlns="${bindSpace}"><jid>${jid}</jid></bind>`,
    );
  if (purpose === 'session') return iqResult(telling, `id="sess_1" to="${jid}"`);
  return '';
}

function iqResult({ release }: Telling, attributes: string, child?: string): string {
  const start = isAtLeast(release, 'openfire-4.2')
    ? `<iq type="result" ${attributes} xmlns="jabber:client"`
    : `<iq xmlns="jabber:client" type="result" ${attributes}`;
  return child === undefined ? `${start}/>` : `${start}>${child}</iq>`;
}
