import fc from 'fast-check';
import type { Family, Format } from '../../src/model/family.ts';
import { clientLog } from '../../src/parsers/client/format.ts';
import { client } from '../../src/parsers/client/index.ts';
import { log4jFormat } from '../../src/parsers/openfire/formats.ts';
import { openfire } from '../../src/parsers/openfire/index.ts';
import { ccbu } from '../../src/parsers/webservices/formats.ts';
import { webservices } from '../../src/parsers/webservices/index.ts';

/** A format with a kernel, and lines of it: such as heads print, and such as nearly are heads. */
export interface KernelFormat {
  readonly format: Format;
  readonly family: Family;
  readonly line: fc.Arbitrary<string>;
  /** A record that no pattern looks at, and the first line of one that a pattern does. */
  readonly plain: string;
  readonly anchored: string;
}

const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(''));
const twoDigits = (max: number) =>
  fc.integer({ min: 0, max }).map((number) => String(number).padStart(2, '0'));

const log4jLine = joined(
  fc.constant('2026.11.23 13:12:'),
  twoDigits(59),
  fc.constantFrom(' ', '.412 ', ',001 ', '.4 ', ' '),
  fc.constantFrom(
    '',
    '',
    '',
    'org.jivesoftware.openfire.http.HttpSession - ',
    'a - ',
    'a -',
    'a - \r',
    '\x1b[32mINFO \x1b[m [TaskEngine-pool-2]: org.x.Y - ',
    'INFO  [a]b]: ',
    'DEBUG [x',
    'Mon Nov 23 13:02:51 UTC 2026: ',
    '\x1b[1;31mERROR\x1b[m [t]: ',
    '[32mWARN [m [t]: x.y - ',
    `${'x'.repeat(190)} - `,
    `${'x'.repeat(200)} - `,
    `${'x'.repeat(201)} - `,
    `${'x'.repeat(196)}[] - `,
  ),
  fc.constantFrom(
    'Session (id=3445afbe) was last active 0 ms ago: 1001003@x.cisco.com/desktop',
    'Session (id=3445afbe) was last active -12 ms ago: 1001003@x.cisco.com/desk top ',
    'consumeResponse: org.j.HttpSession@d47653 - status: 3 address: 1@x.com/desktop id: 3445afbe presence:\n<presence from="1@x.com/desktop">\n<x ver="V"/>\n</presence> rid: 164853266',
    'HTTPBindLog: HTTP RECVC(3445afbe): <body sid="3445afbe" rid="164853266"/>',
    'REQUEST /http-bind/ on a@b<->10.0.0.1:4',
    'time=1492185866851,JID=1@x/d,msgs_sent=4,msgs_queue=0,msgs_drop=0,bytes_sent=3748',
    'Sessions',
    'Sess',
    'time',
    'scope null[/http-bind/]',
    'x',
    '',
    'All data has 13:02:51',
    'Closing idle session (id=1): a@b/c',
  ),
);

/** A line of many parts is a head still, mostly. */
const mostly = (usual: readonly string[], odd: readonly string[]) =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  );
/** With the commonest dates the facility stands at 199, 200 and 201: it is looked for up to 200. */
const longPrefixes = [165, 166, 167].map((length) => `${'h'.repeat(length)}: `);
/** A mnemonic is looked for in 512 bytes. */
const longThreads = [475, 476, 477, 478, 479].map((length) => 'x'.repeat(length));

const ccbuLine = joined(
  mostly(
    ['', '0000001044: ', '0000001044: finesse1.example.com: ', '1: XX.XX:: ', '1:: '],
    [': ', 'a: b: c: ', 'a b: ', ' x: ', '<x: ', 'a:  ', 'a:', 'é: ', '%: ', ...longPrefixes],
  ),
  mostly(['Jun', 'Nov', 'Dec', 'May'], ['Nop', 'jun']),
  mostly([' 17', ' 7', '  7', ' 18'], [' 170', '']),
  mostly([' 2017 '], [' 201 ']),
  twoDigits(25),
  mostly([':16:', ':59:'], ['.16:']),
  twoDigits(61),
  mostly(['.630 '], ['.630', '.63 ']),
  mostly(['+0530', '+05:30', 'Z', '-0700'], ['UTC', '05300']),
  mostly([': %CCBU_'], [':%CCBU_', ': %CCBV_', ': %%CCBU_']),
  mostly(
    ['CoreImpl-worker12', 'pool-8-thread-1', 'Smack Listener Processor (1)'],
    ['', 'http: 8-1-', ...longThreads],
  ),
  mostly(['-6-', '-3-', '-0-', '-7-'], ['-8-', '-']),
  fc.constantFrom(
    'XMPP_PUBLISH_ASYNCHRONOUS: %[NodeId=/finesse/api/User/1234][Payload=<Update>]: ',
    'XMPP_PUBLISH_ASYNCHRONOUS: %[NodeId=/finesse/api/User/1234][Payload=<Update>\n</Update>]: ',
    'XMPP_PUBLISH_ASYNCHRONOUS: %[NodeId=/finesse/api/User/1234/Dialogs]: ',
    'XMPP_PUBLISH_ASYNCHRONOUS:',
    'PRESENCE DRIVEN LOGOUT: %[agent_id=1001003]: Performing CTI Logout',
    'AGENT_PRESENCE_MONITOR: %[message_string=Adding agent 1001003 into the expiry hash.]:',
    'AGENT_PRESENCE_MONITOR:x: ',
    'API_REQUEST: %[REQUEST_METHOD=GET]: Request from client to webservice api',
    'SYSTEM_X-3-API_REQUEST: ',
    ...['AGEN: ', 'AGE: ', ': ', 'PRESENCE', '', ':', 'java.io.IOException: Too many open files'],
  ),
);

/** An anchor of the client log, whole or nearly, is put among these. */
const clientAnchors = client.patterns.map(({ anchor }) => anchor);
const clientText = joined(
  fc.constantFrom('', '', 'x', ' ', '[ClientServices] ', 'Dialogs: ', 'x'.repeat(40)),
  fc.oneof(
    fc.constantFrom(...clientAnchors),
    fc.constantFrom(...clientAnchors).map((anchor) => anchor.slice(1)),
    fc.constantFrom(...clientAnchors).map((anchor) => anchor.slice(0, -1)),
    fc.constantFrom('', '', 'Mak', 'Mozilla', 'Event queue is empty.', '--- --- ------'),
  ),
  fc.constantFrom('', '', 'connected', ' : ', "'/finesse/api/User/3029': ", 'x'.repeat(20)),
);
/** Fields are looked for in 16, 260, 40 and 260 bytes. */
const hosts = [257, 258, 259, 260].map((length) => 'h'.repeat(length));
const titles = [255, 256, 257, 258, 259].map((length) => 't'.repeat(length));
const sessions = [13, 14, 15, 16].map((length) => 's'.repeat(length));

const stampedLine = joined(
  mostly([''], ['\xef\xbb\xbf', ' ', '\xef\xbb']),
  mostly(['2017-11-15T09:56:'], ['2017-11-15 09:56:', '2017-11-15T09:5x:', '201-11-15T09:56:']),
  twoDigits(59),
  mostly(['.679 +00:00:', '.001 -05:30:'], ['.679 *00:00:', ',679 +00:00:', '.679 +00:00']),
  mostly([' : ', ' abc123: '], [': ', ' :', '', ...sessions.map((text) => `${text}: `)]),
  mostly(['finesse1.example.com', '?.?.?.?'], ['', 'a: b', ...hosts]),
  mostly([': '], [':', ' ']),
  mostly(
    ['Nov 15 2017 09:56:09.377 +0000', '--- -- ---- --:--:--.--- -----'],
    ['', '-'.repeat(38), '-'.repeat(39), '-'.repeat(40)],
  ),
  mostly([': '], [':', ' : ']),
  mostly(['Container', 'Call Control', 'é'], ['', 'a : b', ...titles]),
  mostly([' : '], [' :', ' :\r', ' : : ', ': ']),
  clientText,
);
const agentLine = joined(
  mostly(['', '\xef\xbb\xbf'], [' ']),
  mostly(['Mozilla/5.0 ('], ['Mozilla/5.0(', 'Mozilla/x.0 (', 'Mozilla/5.', 'Mozilla/5x0 (']),
  mostly(['Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko', ''], ['X)']),
);
const clientLine = fc.oneof(
  { weight: 20, arbitrary: stampedLine },
  { weight: 1, arbitrary: agentLine },
);

export const kernelFormats: readonly KernelFormat[] = [
  {
    format: log4jFormat,
    family: openfire,
    line: log4jLine,
    plain: '2026.11.23 13:12:00 x',
    anchored: '2026.11.23 13:12:00 Session (id=',
  },
  {
    format: ccbu,
    family: webservices,
    line: ccbuLine,
    plain: 'Jun 17 2017 00:16:04.630 +0530: %CCBU_a-6-API_REQUEST: ',
    anchored: 'Jun 17 2017 00:16:04.630 +0530: %CCBU_a-6-PRESENCE DRIVEN LOGOUT: ',
  },
  {
    format: clientLog,
    family: client,
    line: clientLine,
    plain: '2017-11-15T09:56:08.679 +00:00: : h: Nov 15 2017 09:56:09.377 +0000: Container : x',
    anchored:
      '2017-11-15T09:56:08.679 +00:00: : h: Nov 15 2017 09:56:09.377 +0000: Container : x EventTunnel._disconnect() - disconnect requested',
  },
];

/** Lines that are none of any format's, or that end the reading of a kernel. */
const oddLine = fc.constantFrom(
  '',
  'java.io.IOException: Too many open files',
  'Caused by: java.lang.OutOfMemoryError: unable to create new native thread',
  'Exception in thread "x" java.lang.OutOfMemoryError: Java heap space',
  'Caused by: java.lang.X',
  'a\0b',
  '\0\0',
  '  at org.x.Y',
  '2026.11.23 13:12',
  'é\u00ff',
  'x'.repeat(70_000),
  'y'.repeat(300_000),
);

/** A whole log. */
export function logOf({ line }: KernelFormat): fc.Arbitrary<Buffer> {
  const lines = fc.oneof(
    { weight: 12, arbitrary: line },
    { weight: 2, arbitrary: oddLine },
    {
      weight: 1,
      arbitrary: fc.tuple(oddLine, line).map(([odd, whole]) => `${odd.slice(0, 9)}\0${whole}`),
    },
  );
  return fc
    .tuple(
      fc.array(lines, { maxLength: 60 }),
      fc.constantFrom('\n', '\n', '\n', '\r\n'),
      fc.constantFrom('', '\n'),
    )
    .map(([all, newline, end]) => Buffer.from(all.join(newline) + end, 'latin1'));
}
