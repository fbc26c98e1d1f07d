import { describe, expect, it } from 'vitest';
import { redacted } from './engine.ts';

/** A line, and what of it must be gone; `kept` must still be there. */
const cases: readonly {
  readonly line: string;
  readonly gone: string[];
  readonly kept?: string[];
}[] = [
  {
    line: '2017.06.17 00:16:04 Closing idle session (id=f382a015): 1001003@fin1.acme.com/desktop after being inactive for more than threshold value of 60',
    gone: ['1001003', 'fin1', 'acme'],
    kept: ['f382a015', '/desktop', 'value of 60', '2017.06.17 00:16:04'],
  },
  {
    line: '0000001061: 10.1.2.3: Jun 17 2017 00:17:04.633 +0530: %CCBU_CoreImpl-worker12-6-MESSAGE_TO_CTI_SERVER: %[cti_message=Invoke id :39 , agentstate : 1, workmode : 0, reason code: 255, forceflag :1, agentcapacity: 1, agenttext: 5001, agentid: 5001, supervisorid: null, ssoFlag=false]',
    gone: ['10.1.2.3', '5001'],
    kept: ['reason code: 255', 'Invoke id :39', 'supervisorid: null', '00:17:04.633 +0530'],
  },
  {
    line: '<loginId>jsmith</loginId><firstName>José</firstName><lastName>O&apos;Brien</lastName><extension>7255</extension>',
    gone: ['jsmith', 'José', 'Brien', '7255'],
  },
  {
    line: '&lt;loginName&gt;jsmith&lt;/loginName&gt;&lt;fromAddress&gt;+15551234567&lt;/fromAddress&gt;',
    gone: ['jsmith', '15551234567'],
  },
  {
    line: String.raw`{\"agentId\":\"4711\",\"dialedNumber\":\"80012\",\"callVariable3\":\"Gold, account 99-1\"}`,
    gone: ['4711', '80012', 'Gold', '99-1'],
  },
  {
    line: '<CallVariable><name>callVariable1</name><value>Jane Roe</value></CallVariable><CallVariable><name>user.crm.id</name><value>C-778</value></CallVariable>',
    gone: ['Jane', 'Roe', 'C-778'],
    kept: ['callVariable1', 'user.crm.id'],
  },
  { line: '"displayName":"Doe, Jonathan (Sales)"', gone: ['Doe', 'Jonathan', 'Sales'] },
  { line: '<displayName>Doe, Jonathan</displayName>', gone: ['Doe', 'Jonathan'] },
  { line: 'user=CORP\\jdoe77, pc_name=PC-0815', gone: ['CORP', 'jdoe77', 'PC-0815'] },
  {
    line: 'from jdoe77%40acme.com and jdoe77@acme.com',
    gone: ['jdoe77', 'acme'],
    kept: ['%40', '@'],
  },
  {
    line: 'john\\40acme.com@fin1.acme.com/desktop',
    gone: ['john', 'acme', 'fin1'],
    kept: ['\\40', '@', '/desktop'],
  },
  { line: 'C:\\Users\\mmuster\\AppData and /home/mmuster/x', gone: ['mmuster'] },
  { line: 'peer 00:1A:2b:3c:4d:5e, SEP001A2B3C4D5E', gone: ['1A:2b:3c', '001A2B3C4D5E'] },
  {
    line: 'from 2001:db8:1:2::7 and [fe80::1:2] and 192.168.7.9:7443',
    gone: ['2001:db8', '::1:2', '192.168.7.9'],
    kept: [':7443'],
  },
  {
    line: 'Mozilla/5.0 (Windows NT 10.0) Chrome/120.0.0.0 Safari/537.36 10.9.8.7',
    gone: ['10.9.8.7'],
    kept: ['Chrome/120.0.0.0'],
  },
  {
    line: '127.0.0.1 0.0.0.0 ::1 255.255.255.0',
    gone: [],
    kept: ['127.0.0.1 0.0.0.0 ::1 255.255.255.0'],
  },
  {
    line: 'finesse@fin1.acme.com/svc pubsub.fin1.acme.com http://jabber.org/protocol/caps',
    gone: ['acme'],
    kept: ['finesse@', 'pubsub.', 'http://jabber.org/protocol/caps'],
  },
  {
    line: `${Buffer.from('1001003@fin1.acme.com').toString('base64')} 1001003@fin1.acme.com`,
    gone: ['MTAwMTAwM0', '1001003', 'acme'],
  },
  {
    line: 'Launching thread for /2a02:8108:9640:1b:0:0:0:78:40174',
    gone: ['9640:1b'],
    kept: [':40174'],
  },
  { line: 'see jdoe77%40acme.com', gone: ['jdoe77', 'acme'], kept: ['%40'] },
  { line: String.raw`"url":"https:\/\/fin7.acme.com\/x"`, gone: ['fin7', 'acme'] },
  {
    line: '&lt;CallVariable&gt;&lt;name&gt;Anything&lt;/name&gt;&lt;value&gt;AC-98761&lt;/value&gt;',
    gone: ['98761'],
    kept: ['Anything'],
  },
  {
    line: '[{"name":"callVariable4","value":"Tabitha N"},{"value":"AC-1","name":"BACampaign"},{"name":"state","value":"READY"}]',
    gone: ['Tabitha', 'AC-1'],
    kept: ['"name":"state","value":"READY"'],
  },
  {
    line: String.raw`{\"name\":\"callVariable4\",\"value\":\"Tabitha N\"}`,
    gone: ['Tabitha'],
  },
  {
    line: 'agentID=4821, ICMAgentID=5199, callerEnteredDigits=44855, callWrapupData=For Quigley, userToUserInfo=Zed, lastRedirectDeviceID=8001, connectionDeviceIDType=0',
    gone: ['4821', '5199', '44855', 'Quigley', 'Zed', '8001'],
    kept: ['connectionDeviceIDType=0'],
  },
  {
    line: '[user_name=Jean Dupont][state=Not Ready]',
    gone: ['Jean', 'Dupont'],
    kept: ['Not Ready'],
  },
  { line: 'jdbc:jtds:x;domain=CUSTOMERAD;x', gone: ['CUSTOMERAD'] },
  { line: String.raw`open \\FILESRV01\share`, gone: ['FILESRV01'], kept: [String.raw`\share`] },
  { line: 'Ana - Extension 7741, extension: 7742', gone: ['7741', '7742'] },
  { line: 'acct=AC-7771&x', gone: ['7771'] },
  { line: '{"from":"0207946","toAddress":"88421"}', gone: ['0207946', '88421'] },
  {
    line: '10.7.6.5 10.7.6.5 - rosalind 8445 GET /desktop/ HTTP/1.1 200 4541 185',
    gone: ['rosalind', '10.7.6.5'],
    kept: ['8445 GET /desktop/'],
  },
  { line: 'Authorization: Basic MTAwMTAwMTpzZWNyZXQ=', gone: ['MTAwMTAwMTpzZWNyZXQ'] },
  { line: '<auth mechanism="PLAIN">ADEwMDEwMDEAc2VjcmV0</auth>', gone: ['ADEwMDEwMDEAc2VjcmV0'] },
];

describe('a redacted line', () => {
  it.each(cases)('of $line', ({ line, gone, kept = [] }) => {
    const { lines, check } = redacted([line]);
    const [made = ''] = lines;
    for (const one of gone) expect(made).not.toContain(one);
    for (const one of kept) expect(made).toContain(one);
    expect(check.leak(made)).toBeUndefined();
  });

  it('has an id wherever it stands, and a short one only where a place says so', () => {
    const { lines } = redacted([
      '1001003@fin1.acme.com/desktop',
      '5001@fin1.acme.com/desktop',
      'stray 1001003, file clientlog1001003.log, rid: 1001003, last active 1001003 ms ago',
      'waited 5001 ms on port 5001, line 5001',
      'from FIN1 and fin1.acme.com and other.acme.com',
    ]);
    const [id = ''] = lines[0]?.split('@') ?? [];
    expect(lines[2]).toBe(
      `stray ${id}, file clientlog${id}.log, rid: 1001003, last active 1001003 ms ago`,
    );
    expect(lines[3]).toBe('waited 5001 ms on port 5001, line 5001');
    expect(lines[4]).not.toMatch(/fin1|acme/i);
    expect(lines[4]).toMatch(
      /^from HOST-[A-Z]+ and host-\w+\.host-\w+\.com and host-\w+\.host-\w+\.com$|^from HOST-[A-Z]+ and host-\w+\.host-\w+\.com and other\.host-\w+\.com$/,
    );
  });

  it('has no short id and no plain name of a host in the name of its file', () => {
    const { redactor } = redacted([
      'jdoe@fin1.acme.com/desktop',
      'https://finproda:8445/ and debug:',
    ]);
    expect(redactor.path('outer-FINPRODA.tgz')).toMatch(/^outer-HOST-[A-Z]+\.tgz$/);
    expect(redactor.path('clientlog_jdoe.log')).toMatch(/^clientlog_user-[a-z]+\.log$/);
    expect(redactor.path('openfire-debug.log')).toBe('openfire-debug.log');
  });

  it('loses a secret that reaches over lines', () => {
    const { lines } = redacted(['<response>', 'c2NyYW0tc2VjcmV0', '</response> 5 ms']);
    expect(lines.join('\n')).not.toContain('c2NyYW0tc2VjcmV0');
    expect(lines[2]).toContain('</response> 5 ms');
  });
});
