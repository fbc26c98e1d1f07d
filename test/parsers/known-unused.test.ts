import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { families } from '../../src/parsers/index.ts';
import { declarations } from '../../src/parsers/known-unused/claim.ts';
import { knownUnused } from '../../src/parsers/known-unused/index.ts';

const logs = new URL('../../fixtures/logs/', import.meta.url);
const logsOf = (kind: string): string[] =>
  readdirSync(new URL(`${kind}/`, logs)).filter((name) => name.endsWith('.log'));
const read = (path: string): string => readFileSync(new URL(path, logs), 'latin1');
const claim = (head: string, path = 'a/file') => knownUnused.claim({ path, head });
const nameOf = (head: string, path?: string) => claim(head, path)?.format.name;

describe('extracts', () => {
  it.each(logsOf('known-unused'))('%s is known by its lines, and nobody reads it', (name) => {
    const head = read(`known-unused/${name}`);
    expect(nameOf(head)).toBe(name.replace('.log', ''));
    expect(claim(head)).toMatchObject({ kind: 'known-unused' });
    expect(claim(head)?.why).toBeUndefined();
    const others = families.filter((family) => family !== knownUnused);
    const claims = others.map((family) => family.claim({ path: 'a/file', head }));
    expect(claims.filter((other) => other !== undefined)).toEqual([]);
  });

  const readByOthers = families
    .map(({ id }) => id)
    .filter((id) => id !== knownUnused.id)
    .flatMap((id) => logsOf(id).map((name) => `${id}/${name}`))
    .filter((path) => path !== 'webservices/other-products.log');

  it.each(readByOthers)('%s stays with its family', (path) => {
    const sample = { path: `/desktop/logs/db/${path}`, head: read(path) };
    const scores = families.map((family) => family.claim(sample)?.score ?? 0);
    expect(scores.indexOf(Math.max(...scores))).not.toBe(families.indexOf(knownUnused));
  });
});

describe('by lines', () => {
  test.each<[name: string, line: string]>([
    ['tomcat', '18-Nov-2016 08:14:15.076 INFO [main] org.apache.catalina.startup.Catalina.start'],
    ['tomcat', 'Nov 18, 2016 8:14:15 AM org.apache.catalina.startup.Catalina start'],
    ['nginx-error', '2021/11/15 09:56:08 [error] 1234#1234: *17 upstream timed out'],
    ['syslog', 'Nov  8 08:14:15 finesse1 ntpd[1234]: synchronized'],
    ['uccx-engine', '1: Dec 05 19:01:36.215 EST %MADM-LIB_CFG-6-INFO:text'],
    ['uccx-engine', 'Line 4103: 51617: Apr 08 10:14:46.625 IST %MIVR-SS_TEL-7-UNK:CallID:11'],
    ['cli-session', 'admin:utils service list'],
    ['cli-session', 'admin:'],
    ['realm', 'Nov 18 2016 08:14:15.076 +0100: [http-bio-8445-exec-10] INFO CCRealmConfig.x(): y'],
    ['ccbu-other', 'Feb 13 2017 15:01:35.520 +0100: %CCBU__CUIC_SECURITY-7-OPERATION: %[A=]: text'],
  ])('%s: %s', (name, line) => {
    expect(nameOf(`${line}\n`)).toBe(name);
    expect(nameOf(`${line}\r\n`)).toBe(name);
    expect(nameOf(`${line}\n${'\tat a.b.C.d(C.java:1)\n'.repeat(60)}`)).toBe(name);
  });

  test.each<[trap: string, line: string]>([
    [
      "Finesse's own record",
      '1: h: Jun 17 2017 00:16:04.630 +0530: %CCBU_Smack Listener Processor (1)-6-A: %[k=v]: t',
    ],
    [
      "Finesse's thread in capitals",
      '1: h: Jun 17 2017 00:16:04.630 +0530: %CCBU_CTI_MESSAGE_EVENT_EXECUTOR-0-6-A: t',
    ],
    ['another product quoted in it', '1: h: x: %CCBU_main-6-A: t: %CCBU__CUIC_SECURITY-7-B: t'],
    ['Openfire', '2017.06.17 00:16:04 Closing idle session (id=f382a015)'],
    ['text', 'Dear colleague, admin: please look'],
    ['nothing', ''],
  ])('leaves: %s', (_trap, line) => {
    expect(claim(line)).toBeUndefined();
  });

  it('one line in a long text is not enough', () => {
    expect(claim(`admin:\n${'text\n'.repeat(1000)}`)).toBeUndefined();
  });
});

describe('by name', () => {
  test.each<[path: string, name: string]>([
    ['active_1/desktop/logs/jmx/jmx.log', 'jmx'],
    ['desktop\\logs\\audit-log\\a.log', 'audit-log'],
    ['x.tgz!/desktop/logs/openfireservice/openfire.log', 'openfireservice'],
    ['fippa/Desktop-fippa.2016.log', 'fippa'],
    ['desktop/logs/db/db.log', 'db'],
    ['desktop/logs/admin/x.log', 'gadget-container'],
    ['platform/log/servm00.log', 'servm'],
    ['syslog/sd_ntp.log', 'sd-ntp'],
    ['syslog/messages.1', 'syslog'],
    ['desktop-install.log', 'install'],
    ['webproxy/logs/webproxy_cli.log', 'webproxy'],
    ['webproxy/logs/error.log', 'nginx-error'],
    ['desktop/finesse/logs/catalina.out', 'tomcat'],
    ['uccx/log/MIVR/Cisco001MIVR076.log', 'uccx-engine'],
    ['uccx/log/MADM/Cisco001MADM076.log', 'uccx-engine'],
    ['desktop/logs/realm/realm.log', 'realm'],
  ])('%s', (path, name) => {
    const found = claim('text\n', path);
    expect(found?.format.name).toBe(name);
    expect(found?.why).toMatch(/^its name/);
    expect(found?.score).toBeLessThan(0.01);
    expect(claim('', path)?.format.name).toBe(name);
  });

  it.each([
    'desktop/logs/webservices/Desktop-webservices.log',
    'desktop/logs/openfire/error.log',
    'desktop/logs/clientlogs/a.log',
    'README.md',
  ])('leaves %s', (path) => {
    expect(claim('text\n', path)).toBeUndefined();
  });
});

describe('binary files', () => {
  test.each<[what: string, head: string]>([
    ['PNG', '\x89PNG\r\n\x1A\n\0\0\0\rIHDR'],
    ['JPEG', '\xFF\xD8\xFF\xE0\0\x10JFIF'],
    ['PDF', '%PDF-1.7\n'],
    ['zip', 'PK\x03\x04'],
    ['gzip', '\x1F\x8B\b'],
    ['UTF-16', 'a\0d\0m\0i\0n\0:\0'],
  ])('%s is nobody’s', (_what, head) => {
    expect(claim(head, 'desktop/logs/jmx/a')).toBeUndefined();
  });
});

it('declares each name once', () => {
  const names = declarations.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});

it('never throws', () => {
  const line = fc.oneof(fc.string(), fc.constantFrom('admin:', '%CCBU_', ': ', 'Nov 18 2016 '));
  fc.assert(
    fc.property(fc.array(line), fc.string(), (parts, path) => {
      const found = claim(parts.join(''), path);
      expect(found?.score ?? 0).toBeLessThanOrEqual(0.5);
      expect(found?.format.head(new Uint8Array(8), 0, 8) ?? -1).toBe(-1);
    }),
  );
});

it.each(['a', ' ', '_', '%CCBU__', '1', ':', '[', '\n'])(
  'looks at 64 KiB of %j in no time',
  (body) => {
    const before = performance.now();
    claim(body.repeat(65_536 / body.length));
    claim(`x: %CCBU__${body.repeat(65_000 / body.length)}`);
    expect(performance.now() - before).toBeLessThan(1_000);
  },
);
