/*
 * AssemblyScript. The commonest records, read where they are written as they nearly always are; whatever is odd about
 * one leaves it to the patterns, which read all of them.
 */
import { Literal } from '../../../scan/kernel/literal';
import {
  begin,
  digits,
  fail,
  hasFailed,
  isAt,
  pass,
  passIf,
  position,
  textOf,
  wordUntil,
} from '../../../scan/kernel/reading';
import { setRow } from '../../../scan/kernel/rows';
import { latestChange } from './changes';

/** Kinds; ../rows.ts has the same. */
const event: u32 = 1;
const request: u32 = 2;
const response: u32 = 3;

const quote: u8 = 39;
const colon: u8 = 58;
const question: u8 = 63;
const semicolon: u8 = 59;
const hash: u8 = 35;

const longestNode: u32 = 500;
const longestObject: u32 = 80;
const longestRequestId: u32 = 80;
const longestMethod: u32 = 20;
const mostStatusDigits: u32 = 4;

/** Kind of the row that the record's message is. */
export function rowOf(message: u32, end: u32): u32 {
  begin(message, end);
  const kind = readRow(end);
  return hasFailed() ? 0 : kind;
}

const prefix = new Literal('[ClientServices] ');
const received = new Literal(
  "MasterPublisher._parseAndPublishXMLEvent() - Received XML event on node '",
);

function readRow(end: u32): u32 {
  passIf(prefix);
  return passIf(received) ? readEvent(end) : readRest();
}

const closeNode = new Literal("': ");
const tag = new Literal('<');
const escapedTag = new Literal('&lt;');

function readEvent(end: u32): u32 {
  const from = wordUntil(quote, quote);
  const to = position();
  pass(closeNode);
  if (to - from > longestNode || !(isAt(escapedTag) || isAt(tag))) fail();
  if (hasFailed()) return 0;
  const changed = latestChange(from, end);
  setRow(textOf(from, to), 0, changed, 0, 0);
  return event;
}

const id = new Literal(": requestId='");
const closeId = new Literal("', ");
const making = new Literal('Making REST request: method=');
const returned = new Literal('Returned with status=');

function readRest(): u32 {
  const from = wordUntil(colon, colon);
  const to = position();
  if (to - from > longestObject) fail();
  pass(id);
  const requestId = readId();
  pass(closeId);
  if (hasFailed()) return 0;
  const object = textOf(from, to);
  return passIf(making) ? readRequest(object, requestId) : readResponse(object, requestId);
}

const none = new Literal('undefined');

/** 0 for a request without one. */
function readId(): u32 {
  if (isAt(closeId)) return 0;
  const from = wordUntil(quote, quote);
  const to = position();
  if (to - from > longestRequestId) fail();
  if (to - from === none.length && none.stands(from)) return 0;
  return hasFailed() ? 0 : textOf(from, to);
}

const url = new Literal(", url='");
const closeUrl = new Literal("'");

function readRequest(object: u32, requestId: u32): u32 {
  const method = position();
  const methodEnd = passMethod();
  pass(url);
  const from = wordUntil(quote, quote);
  const to = position();
  pass(closeUrl);
  if (hasFailed()) return 0;
  const path = textOf(from, withoutQuery(from, to));
  setRow(object, path, 0, textOf(method, methodEnd) as i32, requestId as i32);
  return request;
}

/** Capital letters, as far as the comma. */
function passMethod(): u32 {
  const from = wordUntil(44, 44);
  const to = position();
  if (to - from > longestMethod) fail();
  for (let at = from; at < to; at++) if (load<u8>(at) - 65 > 25) fail();
  return to;
}

function withoutQuery(from: u32, to: u32): u32 {
  for (let at = from; at < to; at++) {
    const byte = load<u8>(at);
    if (byte === question || byte === semicolon || byte === hash) return at;
  }
  return to;
}

const comma = new Literal(',');

function readResponse(object: u32, requestId: u32): u32 {
  pass(returned);
  const status = digits(mostStatusDigits) as i32;
  pass(comma);
  setRow(object, 0, 0, status, requestId as i32);
  return response;
}
