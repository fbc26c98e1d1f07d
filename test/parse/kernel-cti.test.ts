import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Format } from '../../src/model/family.ts';
import type { SourceKind } from '../../src/model/words.ts';
import type { Owner } from '../../src/parse/owner.ts';
import { SegmentReader } from '../../src/parse/segment-reader.ts';
import { UnknownLines } from '../../src/parse/unknown-lines.ts';
import { ccbu } from '../../src/parsers/webservices/formats.ts';
import { webservices } from '../../src/parsers/webservices/index.ts';
import { rows as kernelRows } from '../../src/parsers/webservices/rows.ts';
import { column, entryColumns, entryKinds } from '../../src/timeline/logs/batch.ts';
import { Interner } from '../../src/timeline/logs/interner.ts';
import { SourceLog } from '../../src/timeline/logs/source-log.ts';
import { stateColumn } from '../../src/timeline/logs/state-rows.ts';
import { takeBatch } from '../../src/timeline/logs/take-batch.ts';

const kind: SourceKind = 'webservices';
/** A reader takes a kernel where its first bytes are many. */
const many = `Jun 17 2017 00:17:04.643 +0530: %CCBU_a-0-6-X: ${'-'.repeat(1 << 14)}\n`;

const before = { lines: 0, bytes: 0, records: 0 };

/** What a log says, and the kinds of rows that a kernel read. */
function read(bytes: Buffer, format: Format) {
  const owner: Owner = { family: webservices, claim: { kind, format, score: 1 } };
  const unknown = new UnknownLines();
  const interner = new Interner();
  const options = { owner, kind, interner, keepRoutine: false, unknown };
  const reader = new SegmentReader(options);
  reader.push(bytes);
  const end = reader.end();
  const { batch } = reader;
  const kinds = Array.from(
    { length: batch.length },
    (_, row) => entryKinds[batch.entries[row * entryColumns + column.kind] as number],
  );
  const log = new SourceLog({ path: 'x.log', tree: '', kind, partial: false }, interner, false);
  takeBatch(log, batch, before, (number) => number);
  const states = Array.from({ length: log.states.length }, (_, row) => [
    log.states.fact(row),
    ...[stateColumn.wall, stateColumn.offsetMinutes, stateColumn.line, stateColumn.offset].map(
      (cell) => log.states.get(row, cell),
    ),
  ]);
  return {
    told: {
      end,
      states,
      unknown: unknown.samples,
      observations: log.observations,
      faults: log.faults.all,
      samples: log.clockSamples,
      printed: log.printedOffsets,
      products: log.products,
      releases: log.releases
        .all()
        .map(({ release, basis, first, last, records }) => [release, basis, first, last, records]),
      reach: [log.first, log.last, log.reach, log.disorder],
    },
    rows: new Set(kinds.filter((one) => one !== 'fact' && one !== 'head')),
  };
}

const { kernel: _, ...plain } = ccbu;

const ccx =
  'DECODED_MESSAGE_FROM_CTI_SERVER: %[cti_message=CTI AgentStateEvent [skillGroupState=1 (LOGOUT), stateDuration=0, agentState=1 (LOGOUT), eventReasonCode=255, agentID=1001003, agentID_Long=1001003, fltSkillGroupNumberList=[], agentMode=0]CTI MessageBean [invokeID=null, msgID=30, timeTracker={"id": "AgentStateEvent", "CTI_MSG_RECEIVED":1497638824642, "CTI_MSG_DISPATCH":1497638824643}, msgName=AgentStateEvent, deploymentType=CCX]][cti_response_time=1][dispatch_phase=DnD-CHECKPOINT-3B]: Decoded Message to Finesse from backend cti server';
const atWork = ccx.replace('agentState=1 (LOGOUT)', 'agentState=3 (AVAILABLE)');
const cce = ccx.replaceAll('CTI ', 'CTI').replace('CCX', 'CCE');
const asked =
  'MESSAGE_TO_CTI_SERVER: %[cti_message=Invoke id :39 , agentstate : 1, workmode : 0, reason code: 255, forceflag :1, agentcapacity: 1, agenttext: 1001003, agentid: 1001003, supervisorid: null, ssoFlag=false][cti_message_name=SetAgentStateReq]: Message going to the backend cti server';
const askedAtWork = asked
  .replace('agentstate : 1', 'agentstate : 3')
  .replace('255, forceflag :1', '-1, forceflag :0');
const statistics = (text: string) =>
  text.replaceAll('AgentStateEvent', 'QueryQueueStatisticsConf').replace(/\[dispatch.*?\]/, '');
const publication =
  'XMPP_PUBLISH_ASYNCHRONOUS: %[NodeId=/finesse/api/User/1234][Payload=<Update> <data> <user/> </data>]: ';
const healthy = [
  publication,
  publication.replace('1234', '1234/Dialogs'),
  ccx,
  cce,
  atWork,
  asked,
  askedAtWork,
  atWork.replaceAll('CTI ', 'CTI').replace('CCX', 'CCE'),
  statistics(ccx),
  statistics(cce),
];
const samples = [
  ...healthy,
  publication.replace('<user/>', 'timeTracker={"CTI_MSG_RECEIVED":1497638824642}'),
  publication.replaceAll(' <', '\n<'),
  statistics(ccx).replace('CCX', 'CCE'),
  statistics(ccx).replace('cti_response_time=1', 'cti_response_time=6000'),
  askedAtWork.replace('null', '1000001'),
  askedAtWork.replace('null', '1001003').replace('false', 'true'),
  asked.replace('SetAgentStateReq', 'QueryAgentStateReq'),
  ccx.replace('"id": "AgentStateEvent", ', ''),
  ccx.replace('"CTI_MSG_RECEIVED"', '"CTI_MSG_NOTIFIED":1, "CTI_MSG_RECEIVED"'),
  ccx.replace('agentMode=0', 'agentMode={"a": [1, 2]}'),
];
const parts = fc.constantFrom(
  ...['', '', '[', ']', '{', '}', '(', ')', ' ', ',', '=', ':', '-', '"', '/', '<', '\n', '\r'],
  ...['\r\n', '\t', 'é', '\u00a0', '%[', ']:', ']]', '0', '12345678901234', 'null', 'CTI ', 'CTI'],
  ...['a=1, ', 'agentID=7, ', 'agentID : 7, ', 'agentState=3, ', 'eventReasonCode=x, '],
  ...['[cti_message=x]', '"CTI_MSG_RECEIVED":1497638824000', 'deploymentType=CCE, '],
  ...['agentid: 7, ', 'agentstate : 3,', 'reason code: 5, ', 'forceflag :2, ', 'supervisorid: x, '],
  ...['ssoFlag=true, ', '[cti_message_name=x]', 'SetAgentStateReq', 'true', '-1'],
  ...['msgName=x, ', '[dispatch_phase=', 'AgentStateEvent', 'AgentStateEvent [', 'CCX', 'CCE'],
);
/** What is put instead of some characters of a text, or between two of its words. */
const change = fc.tuple(fc.nat(), fc.nat(4), fc.boolean(), parts);
const message = fc
  .tuple(fc.constantFrom(...samples), fc.array(change, { maxLength: 2 }))
  .map(([sample, changes]) =>
    changes.reduce((text, [place, length, isAtWord, part]) => {
      const at = place % (text.length + 1);
      const word = isAtWord ? text.slice(at).search(/\b/) : 0;
      const from = at + Math.max(0, word);
      return text.slice(0, from) + part + text.slice(from + (isAtWord ? 0 : length));
    }, sample),
  );
/** Times as the format tells them, and such as are none. */
const head = fc
  .tuple(
    fc.constantFrom('', '1: h: '),
    fc.constantFrom(
      ...['Jun 17 2017', 'Jun  7 2017', 'Jun 7 2017', 'Feb 29 2016', 'Feb 29 2000', 'Dec 31 2026'],
      ...['Feb 30 2017', 'Feb 29 2100', 'Apr 31 2017', 'Jan 0 2017', 'Jan 32 2017', 'Jan 1 1970'],
      ...['Mar  1 1969', 'Jan 1 0099', 'Jan 1 9999', 'Nov 1x 2017'],
    ),
    fc.constantFrom('00:17:04', '23:59:59', '24:00:00', '00:60:00', '00:00:60', 'x0:00:00'),
    fc.nat(5),
    fc.constantFrom(
      ...['+0530', '+0530', '+05:30', '-05:30', '-0700', '-0000', 'Z', '+1800', '+1801', '+0560'],
      ...['+05530', '+05:3', 'Z0530', 'Z:0530', 'ZZ', '?0530', '+05x0'],
    ),
  )
  .map(
    ([prefix, day, time, ms, offset]) => `${prefix}${day} ${time}.64${ms} ${offset}: %CCBU_a-0-6-`,
  );
const records = fc.array(fc.tuple(head, message), { maxLength: 20 });

describe('rows of the kernel that tell of CTI', () => {
  it('say what the patterns read', () => {
    fc.assert(
      fc.property(
        records,
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('utf8' as const, 'latin1' as const),
        (all, newline, encoding) => {
          const text = all.map(([start, said]) => start + said + newline).join('');
          const bytes = Buffer.from(many + text, encoding);
          expect(read(bytes, ccbu).told).toEqual(read(bytes, plain).told);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('are read where records are healthy', () => {
    const log = healthy.map((text) => `Jun 17 2017 00:17:04.643 +0530: %CCBU_a-0-6-${text}\n`);
    // The last record is awaited to the end.
    const bytes = Buffer.from(many + log.join('') + many);
    const { told, rows } = read(bytes, ccbu);
    expect(rows).toEqual(new Set(kernelRows.map((row) => row.kind)));
    expect(told).toEqual(read(bytes, plain).told);
    expect(told.states).toHaveLength(3);
    expect(told.observations).toHaveLength(3);
  });
});
