import { describe, expect, it } from 'vitest';
import { withoutCredentials } from '../../src/report/credentials.ts';

const secret = 'AGpvaG4AczNjcmV0';
const body = (inner: string): string =>
  `HTTP RECV(f382a015): <body rid="7" sid="f382a015">${inner}</body>`;
const long = ` a="${'x'.repeat(600)}"`;

describe('credentials', () => {
  it('are removed where somebody to act as is named', () => {
    const named = Buffer.from('a@b\0a\0s3cret').toString('base64');
    expect(withoutCredentials(`x ${named} y`)).toBe('x [removed] y');
  });

  it('are removed of a web token that nothing names', () => {
    const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqc21pdGgifQ.c2lnbmF0dXJl';
    expect(withoutCredentials(`got ${token}, and went on`)).toBe('got [removed], and went on');
  });

  it.each([
    body(`<auth mechanism="PLAIN">${secret}</auth>`),
    body(`<ns-1:auth mechanism="PLAIN">${secret}</ns-1:auth>`),
    body(`<auth${long}>${secret}</auth>`),
    body(`<auth><![CDATA[${secret}]]></auth>`),
    body(`<auth><!--x-->${secret}</auth>`),
    body(`<authenticate><initial-response>${secret}</initial-response></authenticate>`),
    body(`<iq><query xmlns="jabber:iq:auth"><password>${secret}</password></query></iq>`),
    body(`<iq><query xmlns="jabber:iq:auth"><digest>${secret}</digest></query></iq>`),
    body(`<handshake>${secret}</handshake>`),
    body(`&lt;password&gt;${secret}&lt;/password&gt;`),
    body(`&amp;lt;auth mechanism="PLAIN"&amp;gt;${secret}&amp;lt;/auth&amp;gt;`),
    `HTTP RECV(f382a015): <body rid="7"><auth mechanism="PLAIN">${secret}`,
    `Authorization: Basic ${secret}`,
    `Authorization: NTLM ${secret}`,
    `{Authorization=[Basic ${secret}]}`,
    `Authorization: Digest username="a", response="${secret}"`,
    `{"password":"my ${secret}"}`,
    `{"password":"my \\" ${secret}"}`,
    `{\\"password\\":\\"${secret}\\"}`,
    `password&quot;:&quot;${secret}&quot;`,
    `password=a, b; c ${secret}`,
    `[pwd=${secret}]`,
    `pass=${secret}`,
    `[token=${secret}]`,
    `{"token":"${secret}"}`,
    `ssoToken=${secret}`,
    `X-Auth-Token: ${secret}`,
    `refresh-token: ${secret}`,
    `<accessToken>${secret}</accessToken>`,
    `https://finesse/a?x=1&amp;token=${secret}`,
    `https://finesse/a?code=${secret}`,
    `SAMLResponse=${secret}`,
    `https://1001001:${secret}@finesse/a`,
    `{"JSESSIONID":"${secret}"}`,
    `JSESSIONID: ${secret}`,
    `Cookie: JSESSIONID=${secret}; a=b`,
    `{"cookie":"x=${secret}"}`,
    `cookies=[x=${secret}]`,
    `"PLAIN">${secret}`,
    secret,
    `rid=99${secret}99`,
  ])('are removed: %s', (text) => {
    expect(withoutCredentials(text)).not.toContain(secret);
  });

  it.each([
    body('<presence xmlns="jabber:client"/>'),
    body('<success xmlns="urn:ietf:params:xml:ns:xmpp-sasl"/>'),
    '%[FROM JID=1001003@finesse1.example.com/desktop][PRESENCE_TYPE=unavailable]:Finesse received a presence notifcation',
    '%[agent_id=1001003]: Performing CTI Logout on basis of the agents unavailable presence',
    'REST request: method=GET, url=/finesse/api/User/1001003?nocache=1510739829',
    'Closing idle session (id=f382a015): 1001003@finesse1.example.com/desktop',
    'compass=north; bypass: on',
    '/finesse/api/User/1001003/AAAAAAAAAAAAAAAA ACCOUNT/ACCESS/ADMINISTRATION',
    "LocalClientSession{isInitialized=true, hasAuthToken=true, peer address='192.0.2.17'}",
  ])('are not seen where there are none: %s', (text) => {
    expect(withoutCredentials(text)).toBe(text);
  });
});
