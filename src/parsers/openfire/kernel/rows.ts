/*
 * AssemblyScript. The commonest records, read into rows where they are written as they nearly always are; whatever is
 * odd about one leaves it to the pattern that reads all of them.
 */
import { indexOf } from '../../../scan/kernel/bytes';
import { Literal } from '../../../scan/kernel/literal';
import {
  begin,
  digits,
  fail,
  goTo,
  hasFailed,
  isAt,
  pass,
  passIf,
  position,
  recordEnd,
  textOf,
  word,
  wordUntil,
} from '../../../scan/kernel/reading';
import { setRow } from '../../../scan/kernel/rows';

/** Kinds; src/model/row.ts has the same. */
const sweep: u32 = 1;
const consumeResponse: u32 = 2;
const boshRequest: u32 = 3;
const httpRequest: u32 = 4;
const sessionStatistics: u32 = 5;

const newline: u8 = 10;
const carriageReturn: u8 = 13;
const blank: u8 = 32;
const quote: u8 = 34;
const slash: u8 = 47;
const atSign: u8 = 64;
const openBrace: u8 = 123;
const comma: u8 = 44;
const colon: u8 = 58;
const openTag: u8 = 60;
const closeTag: u8 = 62;
const openBracket: u8 = 91;
const closeBracket: u8 = 93;
const openParenthesis: u8 = 40;
const closeParenthesis: u8 = 41;

/** Of as many digits a number is exact, and no record of the kind prints more. */
const mostDigits: u32 = 15;
const mostMsDigits: u32 = 13;
const mostSmallDigits: u32 = 9;
const mostPortDigits: u32 = 5;
/** Bytes that end a record and are looked at for its rid. */
const ridReach: u32 = 64;

let first: u32 = 0;
let second: u32 = 0;
let value: f64 = 0;
let small: u32 = 0;
let smaller: u32 = 0;

/** Kind of the row that the record's message is. */
export function rowOf(message: u32, end: u32): u32 {
  begin(message, end);
  first = second = small = smaller = 0;
  value = 0;
  const kind = readRow();
  if (kind === 0 || hasFailed()) return 0;
  setRow(first, second, value, small, smaller);
  return kind;
}

function readRow(): u32 {
  if (passIf(sessionIs)) return readSweep();
  if (passIf(consumed)) return readConsumeResponse();
  if (passIf(received)) return readBoshRequest();
  if (passIf(requested)) return readHttpRequest();
  return passIf(time) ? readStatistics() : 0;
}

const sessionIs = new Literal('Session (id=');
const wasLastActive = new Literal(') was last active ');
const msAgo = new Literal(' ms ago: ');
const minus = new Literal('-');

function readSweep(): u32 {
  first = sidUntil(openParenthesis, closeParenthesis);
  pass(wasLastActive);
  const sign: f64 = passIf(minus) ? -1 : 1;
  value = sign * digits(mostMsDigits);
  pass(msAgo);
  const from = word();
  if (!isWithResource(from, position())) fail();
  else if (!isAtLineEnd()) fail();
  else second = textOf(from, position());
  return sweep;
}

/** A sid, up to one of two bytes. */
function sidUntil(one: u8, other: u8): u32 {
  const from = wordUntil(one, other);
  return textOf(from, position());
}

/** `user@domain/resource`, or `domain/streamId`. */
function isWithResource(from: u32, to: u32): bool {
  const found = indexOf(slash, from, to);
  if (found === to || found === from || found + 1 >= to) return false;
  return indexOf(openBrace, from, found) === found;
}

/** Line ends and the record's end; a blank would be part of a resource. */
function isAtLineEnd(): bool {
  const i = position();
  const byte = load<u8>(i);
  return byte === newline || (byte === carriageReturn && load<u8>(i, 1) === newline);
}

const consumed = new Literal('consumeResponse: ');
const at = new Literal('@');
const dash = new Literal('- ');
const status = new Literal('status: ');
const address = new Literal(' address: ');
const id = new Literal(' id: ');
const presence = new Literal(' presence:');
const presenceTag = new Literal('<presence');
const typed = new Literal('type=');
const space = new Literal(' ');
/** ` rid: `, its digits, and a few line ends stand in the record's last bytes. */
const ridIs = new Literal(' rid: ');

/** Values: sid, JID (0 where none is bound), rid, status. */
function readConsumeResponse(): u32 {
  wordUntil(atSign, atSign);
  pass(at);
  passHex();
  pass(space);
  passIf(dash);
  pass(status);
  const sign: u32 = passIf(minus) ? 1 : 0;
  const statusValue = digits(3) as u32;
  small = sign === 1 ? 0 - statusValue : statusValue;
  pass(address);
  const from = word();
  const to = position();
  if (load<u8>(from) === slash || load<u8>(to - 1) === slash) fail();
  pass(id);
  const sidFrom = word();
  first = hasFailed() ? 0 : textOf(sidFrom, position());
  second = !hasFailed() && isBound(from, to) ? textOf(from, to) : 0;
  pass(presence);
  passBlanks();
  pass(presenceTag);
  passTag();
  if (!hasFailed()) value = lastRid();
  return consumeResponse;
}

function passHex(): void {
  const from = position();
  let i = from;
  for (; ; i++) {
    const byte = load<u8>(i);
    if (byte - 48 > 9 && byte - 97 > 5) break;
  }
  if (i === from) fail();
  goTo(i);
}

function isBound(from: u32, to: u32): bool {
  const user = indexOf(atSign, from, to);
  const found = indexOf(slash, from, to);
  return user > from && user < to && found > user + 1 && found + 1 < to;
}

function passBlanks(): void {
  let i = position();
  while (isBlank(load<u8>(i))) i++;
  goTo(i);
}

function isBlank(byte: u8): bool {
  return byte === blank || (byte >= 9 && byte <= 13);
}

/** Past a start tag without a type, which would say that the desktop is away. */
function passTag(): void {
  const from = position();
  const end = recordEnd();
  const close = indexOf(closeTag, from, end);
  if (close === end || indexOf(openTag, from, close) < close) fail();
  else if (typed.findIn(from, close) < close) fail();
  else goTo(close + 1);
}

/** The number that ends the record. */
function lastRid(): f64 {
  const end = recordEnd();
  const from = position();
  let to = end;
  while (to > from && isBlank(load<u8>(to - 1))) to--;
  const ridFrom = digitsBefore(to, from) - ridIs.length;
  if (ridFrom < from || end - ridFrom > ridReach) fail();
  goTo(ridFrom);
  pass(ridIs);
  return digits(mostDigits);
}

const received = new Literal('HTTPBindLog: HTTP RECV');
const letterC = new Literal('C');
const open = new Literal('(');
const body = new Literal('): <body');
const sidIs = new Literal(' sid="');
const ridAttribute = new Literal(' rid="');
const endOfTag = new Literal('/>');
const endOfStart = new Literal('>');
const doubleQuote = new Literal('"');

/** Values: sid, rid. Of a poll or of data, whose start tag holds a sid and a rid alone. */
function readBoshRequest(): u32 {
  passIf(letterC);
  pass(open);
  first = sidUntil(openParenthesis, closeParenthesis);
  pass(body);
  if (isAt(ridAttribute)) {
    readRid();
    readSid();
  } else {
    readSid();
    readRid();
  }
  if (!passIf(endOfTag)) pass(endOfStart);
  return boshRequest;
}

function readRid(): void {
  pass(ridAttribute);
  value = digits(mostDigits);
  pass(doubleQuote);
}

function readSid(): void {
  pass(sidIs);
  wordUntil(quote, quote);
  pass(doubleQuote);
}

const requested = new Literal('REQUEST /http-bind');
const on = new Literal(' on ');
const arrow = new Literal('<->');

/** Value: the client's address, before its port. Nothing may follow. */
function readHttpRequest(): u32 {
  if (!isAt(space)) word();
  pass(on);
  word();
  pass(arrow);
  const from = word();
  const to = position();
  const portFrom = digitsBefore(to, from);
  if (to - portFrom > mostPortDigits || to === portFrom || load<u8>(portFrom - 1) !== colon) fail();
  if (
    !isAtRecordEnd() ||
    indexOf(openBracket, from, to) < to ||
    indexOf(closeBracket, from, to) < to
  )
    fail();
  else first = textOf(from, portFrom - 1);
  return httpRequest;
}

function isAtRecordEnd(): bool {
  const i = position();
  return i === recordEnd() || (load<u8>(i) === carriageReturn && i + 1 === recordEnd());
}

/** Start of the digits that end at `to`. */
function digitsBefore(to: u32, from: u32): u32 {
  let i = to;
  while (i > from && load<u8>(i - 1) - 48 <= 9) i--;
  return i;
}

const time = new Literal('time=');
const jidIs = new Literal(',JID=');
const sentIs = new Literal(',msgs_sent=');
const queuedIs = new Literal(',msgs_queue=');
const droppedIs = new Literal(',msgs_drop=');

/** Values: JID, the server's time in ms, messages queued and dropped. */
function readStatistics(): u32 {
  value = digits(mostDigits);
  pass(jidIs);
  const from = wordUntil(comma, comma);
  const to = position();
  if (load<u8>(from) === slash || load<u8>(to - 1) === slash) fail();
  first = textOf(from, to);
  pass(sentIs);
  digits(mostDigits);
  pass(queuedIs);
  small = digits(mostSmallDigits) as u32;
  pass(droppedIs);
  smaller = digits(mostSmallDigits) as u32;
  return sessionStatistics;
}
