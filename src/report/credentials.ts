import { withoutSaslPlain } from './sasl-plain.ts';

const removed = '[removed]';

/** Elements that carry a secret: SASL and SASL 2, `jabber:iq:auth`, component handshakes, and what REST bodies name. */
const element = String.raw`[\w.:-]{0,40}?(?:auth|response|challenge|success|digest|handshake|password|passwd|pwd|secret|token)`;
/** Names of values that are secrets, whatever stands before them. */
const name = String.raw`[\w-]{0,40}?(?:passw(?:or)?d|passphrase|\bpass|pwd|secret|api[_-]?key|token|saml(?:request|response))`;
const quote = String.raw`(?:\\?["']|&quot;|&#39;)?`;
const assign = String.raw`${quote}\s{0,4}[:=]\s{0,4}`;

/** Without any of the words, in lower case, the pattern finds nothing. */
type Pattern = readonly [needs: readonly string[], pattern: RegExp, replacement: string];

const elementWords = [
  'auth',
  'response',
  'challenge',
  'success',
  'digest',
  'handshake',
  'passw',
  'pwd',
  'secret',
  'token',
];
const nameWords = ['pass', 'pwd', 'secret', 'api', 'token', 'saml'];

/**
 * What must never be printed: SASL exchanges in BOSH bodies (`HTTP RECV` lines hold PLAIN passwords in base64,
 * openfire-logs.md A1), and authorization, cookies, passwords and tokens wherever they are named. Where the end of a
 * secret cannot be told, more is removed. Linear on any text, and a line that was cut inside a secret loses it all the same.
 */
const patterns: readonly Pattern[] = [
  [
    elementWords,
    new RegExp(String.raw`(<${element}\b[^<>]*(?<!/)>)[\s\S]*?(</|$)`, 'gi'),
    `$1${removed}$2`,
  ],
  [
    elementWords,
    new RegExp(String.raw`(&(?:amp;)*lt;${element}\b)[\s\S]*?(&(?:amp;)*lt;/|$)`, 'gi'),
    `$1${removed}$2`,
  ],
  [['://'], /(\b(?:https?|wss?):\/\/)[^\s/@"'<>[\]]+@/gi, `$1${removed}@`],
  [
    [...nameWords, 'code=', 'ticket='],
    new RegExp(String.raw`([?&;](?:${name}|code|sid_token|ticket)=)[^\s&"'\]<]+`, 'gi'),
    `$1${removed}`,
  ],
  [
    ['authorization'],
    new RegExp(String.raw`(\b(?:proxy-)?authorization${assign}["'[]?)[^\r\n\]}]+`, 'gi'),
    `$1${removed}`,
  ],
  [['basic', 'bearer'], /(\b(?:basic|bearer)\s+)[A-Za-z0-9+/_=.~-]{8,}/gi, `$1${removed}`],
  [
    ['cookie'],
    new RegExp(String.raw`(\b(?:set-)?cookies?${assign}["'[]?)[^\r\n\]}"]+`, 'gi'),
    `$1${removed}`,
  ],
  [
    ['jsessionid'],
    new RegExp(String.raw`(\bJSESSIONID(?:SSO)?${assign}${quote})[^\s;,"'\]}&]+`, 'gi'),
    `$1${removed}`,
  ],
  [
    nameWords,
    new RegExp(String.raw`(\b${name}${assign}")(?:[^"\\\r\n]|\\.)+`, 'gi'),
    `$1${removed}`,
  ],
  [
    nameWords,
    new RegExp(String.raw`(\b${name}${assign}(?!"|\[removed\]|(?:true|false)\b))[^\r\n\]}]+`, 'gi'),
    `$1${removed}`,
  ],
  // A web token, which says whose it is; base64 of JSON, as its parts are.
  [['eyj'], /\beyJ[\w-]{16,}(?:\.[\w-]*){0,2}/g, removed],
];

export function withoutCredentials(text: string): string {
  const lower = text.toLowerCase();
  let clean = text;
  for (const [needs, pattern, replacement] of patterns)
    if (needs.some((one) => lower.includes(one))) clean = clean.replace(pattern, replacement);
  return withoutSaslPlain(clean, removed);
}
