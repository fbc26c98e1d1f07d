const plain = (user: string, password: string): string =>
  Buffer.from(`\0${user}\0${password}`).toString('base64').replace(/=+$/, '');

/** SASL PLAIN as bodies carry it, without the padding; the first stands in fixtures. */
export const secrets: readonly string[] = [
  'AGFnZW50AG5vdC1hLXNlY3JldA',
  plain('1001001', 'c'),
  plain('1001002', 'correct horse battery staple'),
  plain('Müller', 'geheim~~~???'),
  plain("o'neil@corp", 'x'.repeat(40)),
];

/** Bodies that carry one, as lines of their own. */
export const bodiesWith = (secret: string): readonly string[] => [
  `2026.11.23 10:05:00 HTTP RECV(f382a015): <body rid="7" sid="f382a015"><auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="PLAIN">${secret}</auth></body>`,
  `2026.11.23 10:05:00.123 \x1b[32mINFO \x1b[m [httpbind-worker-2]: org.jivesoftware.openfire.http.HttpBindServlet - HTTP RECV(f382a015): <body rid="7" sid="f382a015"><auth mechanism='PLAIN'>${secret}==</auth></body>`,
  `Authorization: Basic ${secret}`,
];
