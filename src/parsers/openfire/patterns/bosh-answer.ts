import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { attribute, secondsAttribute } from '../start-tag.ts';
import { readStateChangeTime } from '../state-change-time.ts';

type BoshAnswer = FactOf<'bosh-answer'>;

const sidOf = attribute('sid');
const waitMsOf = secondsAttribute('wait');
const inactivityMsOf = secondsAttribute('inactivity');
const typeOf = attribute('type');
const conditionOf = attribute('condition');
const boundJid =
  /<bind\b[^<>]{0,200}urn:ietf:params:xml:ns:xmpp-bind[^<>]{0,200}><jid>([^\s<>"/]+(?:\/[^\r\n<>"]+)?)<\/jid>/;
/** A bind result is short and comes alone. */
const bindResultReach = 2048;

export const boshAnswerPatterns: readonly Pattern<BoshAnswer>[] = [
  {
    // Known by its sister HTTPBindLog: HTTP RECVC alone.
    id: 'bosh-answer/httpbindlog',
    release: 'Finesse 11.x (by analogy)',
    verified: false,
    anchor: 'HTTPBindLog: HTTP SENT',
    regex: /^HTTPBindLog: HTTP SENTC?\(([^\s()<>"]+)\):\s+<body([^<>]*)>/,
    sample:
      '2017.04.14 21:34:51 HTTPBindLog: HTTP SENT(3445afbe): <body xmlns="http://jabber.org/protocol/httpbind" ack="164853266"></body>',
    read: readAnswer,
  },
  {
    id: 'bosh-answer/sent',
    release: 'Openfire 3.7–5.1 with log.httpbind.enabled: stdout up to 4.3, then the log',
    verified: true,
    anchor: 'HTTP SENT(',
    regex: /^HTTP SENT\(([^\s()<>"]+)\):\s+<body([^<>]*)>/,
    sample:
      'Mon Nov 23 13:04:59 UTC 2026: HTTP SENT(fa34678d): <body xmlns="http://jabber.org/protocol/httpbind" type="terminate" condition="item-not-found"></body>',
    read: readAnswer,
  },
];

function readAnswer(match: RegExpExecArray, message: string): BoshAnswer {
  const [whole, sid = '', tag = ''] = match;
  if (typeOf(tag) === 'terminate') {
    return { kind: 'bosh-answer', sid, type: 'terminate', condition: conditionOf(tag) };
  }
  if (sidOf(tag) !== undefined) return readCreated(sid, tag);
  if (tag.endsWith('/') || message.startsWith('</body>', whole.length)) {
    return { kind: 'bosh-answer', sid, type: 'empty' };
  }
  const body = message.slice(whole.length, whole.length + bindResultReach);
  const jid = boundJid.exec(body)?.[1];
  return { kind: 'bosh-answer', sid, type: 'data', jid, notBeforeMs: readStateChangeTime(message) };
}

const readCreated = (sid: string, tag: string): BoshAnswer => ({
  kind: 'bosh-answer',
  sid,
  type: 'created',
  waitMs: waitMsOf(tag),
  inactivityMs: inactivityMsOf(tag),
});

export const boshErrorPatterns: readonly Pattern<FactOf<'bosh-error'>>[] = [
  {
    id: 'bosh-error/err',
    release: 'Openfire 3.7–5.1 with log.httpbind.enabled: stdout up to 4.3, then the log',
    verified: true,
    anchor: 'HTTP ERR(',
    regex: /^HTTP ERR\(([^\s()<>"]+)\): ([\w-]+), ([\w-]+)\./,
    sample: 'Mon Nov 23 13:04:59 UTC 2026: HTTP ERR(fa34678d): terminate, item-not-found.',
    read: ([, sid = '', errorType = '', condition = '']) => ({
      kind: 'bosh-error',
      sid,
      errorType,
      condition,
    }),
  },
];
