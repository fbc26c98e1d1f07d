/*
 * AssemblyScript. Messages of CTI as Finesse decodes them, read where they are written as they nearly always are: with the
 * blanks of CCX or without them as on CCE. ../patterns/cti.ts reads all of them.
 */
import { Literal } from '../../../scan/kernel/literal';
import {
  digits,
  fail,
  goTo,
  hasFailed,
  pass,
  passIf,
  position,
  textOf,
  wordUntil,
} from '../../../scan/kernel/reading';
import { codeOf, isWhole, nameOf, passName } from './names';
import { isAfterPairs, isOf, readPair, valueEnd, valueStart } from './pairs';

const openBracket: u8 = 91;
const closeBracket: u8 = 93;
const mostSmallDigits: u32 = 9;
const epochDigits: u32 = 13;

/** What the message says, as a row's values: see ../rows.ts. */
export let isState: bool = false;
export let isCcx: bool = false;
export let name: u32 = 0;
export let stateName: u32 = 0;
export let receivedMs: f64 = 0;
export let number: i32 = 0;
export let code: i32 = 0;

export const received = new Literal('"CTI_MSG_RECEIVED"');
const oneBlank = new Literal(' ');
const agentStateEvent = new Literal('AgentStateEvent [');
const openBean = new Literal('[');
const bean = new Literal('CTI MessageBean [');
const joinedBean = new Literal('CTIMessageBean [');
const close = new Literal(']');
const closeAll = new Literal(']]');
const responseTime = new Literal('[cti_response_time=');
const phase = new Literal('[dispatch_phase=');
const colon = new Literal(':');

/** Behind `cti_message=CTI`, to the end of the list. */
export function readMessage(): void {
  name = stateName = number = 0;
  receivedMs = 0;
  code = -1;
  isCcx = passIf(oneBlank);
  isState = passIf(agentStateEvent);
  if (isState) readState();
  else passOther();
  pass(close);
  pass(isCcx ? bean : joinedBean);
  readEnvelope(isCcx ? ccx : cce);
  pass(closeAll);
  readRest();
}

const agentId = new Literal('agentID');
const agentState = new Literal('agentState');
const reasonCode = new Literal('eventReasonCode');

function readState(): void {
  let hasState = false;
  let hasCode = false;
  do {
    readPair();
    if (isOf(agentId)) {
      if (name !== 0) fail();
      name = nameOf(valueStart(), valueEnd());
    } else if (isOf(agentState)) {
      if (hasState) fail();
      hasState = true;
      passState();
    } else if (isOf(reasonCode)) {
      if (hasCode) fail();
      hasCode = true;
      code = codeOf(valueStart(), valueEnd());
    }
  } while (!isAfterPairs() && !hasFailed());
  if (name === 0 || !hasState) fail();
}

const open = new Literal(' (');
const closeName = new Literal(')');

/** `5 (WORK_NOT_READY)` */
function passState(): void {
  const next = position();
  goTo(valueStart());
  number = digits(mostSmallDigits) as i32;
  if (passIf(open)) {
    const from = passName();
    stateName = textOf(from, position());
    pass(closeName);
  }
  if (position() !== valueEnd()) fail();
  goTo(next);
}

const otherState = new Literal('AgentStateEvent');

/** Past a message that is none of an agent's state. */
function passOther(): void {
  if (passIf(otherState)) fail();
  passName();
  passIf(oneBlank);
  pass(openBean);
  do readPair();
  while (!isAfterPairs() && !hasFailed());
}

const messageName = new Literal('msgName');
const tracker = new Literal('timeTracker');
const deployment = new Literal('deploymentType');
const ccx = new Literal('CCX');
const cce = new Literal('CCE');

function readEnvelope(product: Literal): void {
  let hasProduct = false;
  do {
    readPair();
    if (isOf(tracker)) {
      if (receivedMs !== 0) fail();
      receivedMs = receivedBy(valueStart(), valueEnd());
    } else if (isOf(deployment)) {
      if (hasProduct || !isWhole(product, valueStart(), valueEnd())) fail();
      hasProduct = true;
    } else if (!isState && isOf(messageName)) {
      if (name !== 0) fail();
      name = nameOf(valueStart(), valueEnd());
    }
  } while (!isAfterPairs() && !hasFailed());
  if (receivedMs === 0 || name === 0 || !hasProduct) fail();
}

function receivedBy(from: u32, to: u32): f64 {
  const next = position();
  const found = received.findIn(from, to);
  if (found === to) fail();
  goTo(found + received.length);
  pass(colon);
  const digitsFrom = position();
  const epoch = digits(epochDigits);
  if (position() - digitsFrom !== epochDigits) fail();
  goTo(next);
  return epoch;
}

/** What stands behind the message in the list. */
function readRest(): void {
  if (passIf(responseTime)) {
    const ms = digits(mostSmallDigits) as i32;
    if (!isState) number = ms;
    pass(close);
  } else if (!isState) fail();
  if (passIf(phase)) {
    wordUntil(openBracket, closeBracket);
    pass(close);
  }
  pass(colon);
}
