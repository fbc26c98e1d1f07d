const removed = '[removed]';

/**
 * What must never be printed: SASL exchanges in BOSH bodies (`HTTP RECV` lines hold PLAIN passwords in base64,
 * openfire-logs.md A1), and authorization, cookies, passwords and tokens wherever they are named. Each pattern stops at
 * the next delimiter: linear on any text, and a line that was cut inside a secret loses it all the same.
 */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/(<(?:\w+:)?(?:auth|response|challenge|success)\b[^<>]{0,512}>)[^<]+/gi, `$1${removed}`],
  [
    /(&lt;(?:auth|response|challenge|success)\b(?:(?!&gt;)[^<]){0,512}&gt;)(?:(?!&lt;)[^<])+/gi,
    `$1${removed}`,
  ],
  [
    /(\b(?:proxy-)?authorization["']?\s{0,4}[:=]\s{0,4}["']?)(?:(?:basic|bearer|digest|negotiate)\s+)?[^\s"',;\]]+/gi,
    `$1${removed}`,
  ],
  [/(\b(?:basic|bearer)\s+)[A-Za-z0-9+/_=.~-]{8,}/gi, `$1${removed}`],
  [/(\b(?:set-)?cookie["']?\s{0,4}[:=]\s{0,4})[^\r\n"\]]+/gi, `$1${removed}`],
  [/(\bJSESSIONID(?:SSO)?=)[^\s;,"'\]]+/gi, `$1${removed}`],
  [
    /(["']?\b\w{0,32}(?:passw(?:or)?d|passphrase|secret|api_?key|access_?token|refresh_?token|id_?token|auth_?token)["']?\s{0,4}[:=]\s{0,4}["']?)[^\s"',;&\]<]+/gi,
    `$1${removed}`,
  ],
  [/([?&](?:token|ssotoken|pwd|pass)=)[^\s&"'\]<]+/gi, `$1${removed}`],
];

export function withoutCredentials(text: string): string {
  let clean = text;
  for (const [pattern, replacement] of patterns) clean = clean.replace(pattern, replacement);
  return clean;
}
