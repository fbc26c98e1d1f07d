import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { readRid } from '../rid.ts';
import { attribute, secondsAttribute } from '../start-tag.ts';

type BoshRequest = FactOf<'bosh-request'>;

const ridOf = attribute('rid');
const sidOf = attribute('sid');
const typeOf = attribute('type');
const waitMsOf = secondsAttribute('wait');
const restartOf = attribute('xmpp:restart');

/** The body holds SASL PLAIN credentials in clear: nothing behind its start tag is ever read. */
export const boshRequestPatterns: readonly Pattern<BoshRequest>[] = [
  {
    id: 'bosh-request/httpbindlog',
    release: 'Finesse 11.x (TechNote 211376)',
    verified: true,
    anchor: 'HTTPBindLog: HTTP RECV',
    regex: /^HTTPBindLog: HTTP RECVC?\(([^\s()<>"]+)\):\s+<body([^<>]*)>/,
    sample:
      '2017.04.14 21:34:21 HTTPBindLog: HTTP RECVC(3445afbe): <body sid="3445afbe" rid="164853266"/>',
    read: readRequest,
  },
  {
    id: 'bosh-request/recv',
    release: 'Openfire 3.7–5.1 with log.httpbind.enabled: stdout up to 3.9, then the log',
    verified: true,
    anchor: 'HTTP RECV(',
    regex: /^HTTP RECV\(([^\s()<>"]+)\):\s+<body([^<>]*)>/,
    sample:
      'Mon Nov 23 13:02:51 UTC 2026: HTTP RECV(6e876c24): <body xmlns:xmpp="urn:xmpp:xbosh" rid="704985939" to="finesse1.example.test" xml:lang="en" wait="30" hold="1" ver="1.6" content="text/xml; charset=utf-8" xmpp:version="1.0"></body>',
    read: readRequest,
  },
];

function readRequest(match: RegExpExecArray, message: string): BoshRequest {
  const [whole, sid = '', tag = ''] = match;
  return {
    kind: 'bosh-request',
    sid,
    rid: readRid(ridOf(tag)),
    type: requestType(tag, message, whole.length),
    waitMs: waitMsOf(tag),
  };
}

function requestType(tag: string, message: string, bodyStart: number): BoshRequest['type'] {
  if (typeOf(tag) === 'terminate') return 'terminate';
  if (sidOf(tag) === undefined) return 'create';
  if (restartOf(tag) === 'true') return 'restart';
  return tag.endsWith('/') || message.startsWith('</body>', bodyStart) ? 'poll' : 'data';
}
