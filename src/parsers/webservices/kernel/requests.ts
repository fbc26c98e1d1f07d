/*
 * AssemblyScript. What Finesse asks of CTI, read where it is written as it nearly always is: pairs without brackets, each
 * key once. ../patterns/cti.ts reads all of them.
 */
import { Literal } from '../../../scan/kernel/literal';
import { fail, goTo, hasFailed, pass, position, recordEnd } from '../../../scan/kernel/reading';
import { codeOf, isWhole, nameOf, passName } from './names';
import { blank, closeBracket, colon, comma, equals, openBrace, openBracket } from './pairs';

const closeBrace: u8 = 125;
const lastPrintable: u8 = 126;

/** Bits of `said`: `requestBits` of src/model/row.ts. */
const forced: u32 = 1;
const supervised: u32 = 2;
const sso: u32 = 4;
const noSso: u32 = 8;

/** What the request says, as a row's values. */
export let agent: u32 = 0;
export let state: i32 = 0;
export let reason: i32 = -1;
export let said: u32 = 0;

const agentId = new Literal('agentid');
const agentState = new Literal('agentstate');
const reasonCode = new Literal('reason code');
const forceFlag = new Literal('forceflag');
const supervisorId = new Literal('supervisorid');
const ssoFlag = new Literal('ssoFlag');

/** Places of the values, 0 where there is none. */
let agentFrom: u32 = 0;
let agentTo: u32 = 0;
let supervisorFrom: u32 = 0;
let supervisorTo: u32 = 0;
let hasState: bool = false;
let hasReason: bool = false;
let hasForce: bool = false;
let hasSso: bool = false;

const closePairs = new Literal('][cti_message_name=');
const setAgentState = new Literal('SetAgentStateReq');
const closeList = new Literal(']:');

/** Behind `cti_message=`; false where it asks for something else. */
export function readRequest(): bool {
  agent = state = 0;
  reason = -1;
  said = 0;
  agentFrom = supervisorFrom = 0;
  hasState = hasReason = hasForce = hasSso = false;
  while (!hasFailed() && load<u8>(position()) !== closeBracket) readPair();
  pass(closePairs);
  const name = passName();
  const isOfState = isWhole(setAgentState, name, position());
  pass(closeList);
  if (hasFailed() || !isOfState) return false;
  if (agentFrom === 0 || !hasState) fail();
  agent = nameOf(agentFrom, agentTo);
  if (supervisorFrom !== 0) noteSupervisor();
  return true;
}

/** From its key to behind its comma, or to the bracket that closes all. */
function readPair(): void {
  let from = position();
  while (load<u8>(from) === blank) from += 1;
  const end = endFrom(from);
  readKey(from, end);
  goTo(load<u8>(end) === comma ? end + 1 : end);
}

function endFrom(from: u32): u32 {
  for (let at = from; at < recordEnd(); at++) {
    const byte = load<u8>(at);
    if (byte === comma || byte === closeBracket) return at;
    if (byte < blank || byte > lastPrintable) break;
    if (byte === openBracket || byte === openBrace || byte === closeBrace) break;
  }
  fail();
  return from;
}

let from: u32 = 0;
let to: u32 = 0;

function readKey(start: u32, end: u32): void {
  if (isOf(agentId, start, end)) {
    if (agentFrom !== 0) fail();
    agentFrom = from;
    agentTo = to;
  } else if (isOf(supervisorId, start, end)) {
    if (supervisorFrom !== 0) fail();
    supervisorFrom = from;
    supervisorTo = to;
  } else if (isOf(agentState, start, end)) {
    if (hasState) fail();
    hasState = true;
    state = codeOf(from, to);
    if (state < 0) fail();
  } else if (isOf(reasonCode, start, end)) {
    if (hasReason) fail();
    hasReason = true;
    reason = codeOf(from, to);
  } else if (isOf(forceFlag, start, end)) {
    if (hasForce) fail();
    hasForce = true;
    if (to - from === 1 && load<u8>(from) === 49) said |= forced;
  } else if (isOf(ssoFlag, start, end)) {
    if (hasSso) fail();
    hasSso = true;
    if (isWhole(yes, from, to)) said |= sso;
    else if (isWhole(no, from, to)) said |= noSso;
  }
}

const yes = new Literal('true');
const no = new Literal('false');
const absent = new Literal('null');

/** The pair has this key: then its value is `[from, to)`, without the blanks around it. */
function isOf(key: Literal, start: u32, end: u32): bool {
  if (end - start <= key.length || !key.stands(start)) return false;
  let at = start + key.length;
  while (at < end && load<u8>(at) === blank) at += 1;
  if (at === end || (load<u8>(at) !== equals && load<u8>(at) !== colon)) return false;
  from = at + 1;
  to = end;
  while (from < to && load<u8>(from) === blank) from += 1;
  while (from < to && load<u8>(to - 1) === blank) to -= 1;
  return true;
}

/** Somebody else than the agent. */
function noteSupervisor(): void {
  const bytes = supervisorTo - supervisorFrom;
  if (bytes === 0 || isWhole(absent, supervisorFrom, supervisorTo)) return;
  if (bytes !== agentTo - agentFrom || memory.compare(supervisorFrom, agentFrom, bytes) !== 0)
    said |= supervised;
}
