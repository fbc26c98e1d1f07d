/*
 * AssemblyScript. The commonest records, read where they are written as they nearly always are; whatever is odd about
 * one leaves it to the patterns, which read all of them.
 */

import { useless } from '../../../scan/kernel/lines';
import { Literal } from '../../../scan/kernel/literal';
import {
  begin,
  fail,
  hasFailed,
  pass,
  passIf,
  position,
  recordEnd,
  textOf,
  wordUntil,
} from '../../../scan/kernel/reading';
import { setRow } from '../../../scan/kernel/rows';
import {
  code,
  isCcx,
  isState,
  name,
  number,
  readMessage,
  received,
  receivedMs,
  stateName,
} from './cti';
import { agent, readRequest, reason, said, state } from './requests';

/** Kinds; ../rows.ts has the same. Of messages of CTI those of CCX, and behind each that of CCE. */
const publication: u32 = 1;
const stateEvent: u32 = 2;
const roundTrip: u32 = 4;
const stateRequest: u32 = 6;

const slash: u8 = 47;
const closeBracket: u8 = 93;

const longestNode: u32 = 300;
const longestUser: u32 = 200;

/** Kind of the row that the record's message is. */
export function rowOf(message: u32, end: u32): u32 {
  begin(message, end);
  const kind = readRow();
  return hasFailed() ? 0 : kind;
}

const published = new Literal('XMPP_PUBLISH_ASYNCHRONOUS: %[NodeId=');
const decoded = new Literal('DECODED_MESSAGE_FROM_CTI_SERVER: %[cti_message=CTI');

const sent = new Literal('MESSAGE_TO_CTI_SERVER: %[cti_message=');

function readRow(): u32 {
  if (passIf(published)) return readPublication();
  if (passIf(decoded)) return readDecoded();
  return passIf(sent) ? readSent() : 0;
}

const users = new Literal('/finesse/api/User/');
const close = new Literal(']');

function readPublication(): u32 {
  const node = wordUntil(closeBracket, closeBracket);
  const end = position();
  pass(close);
  if (end - node > longestNode || received.findIn(end, recordEnd()) !== recordEnd()) fail();
  if (!isUser(node, end)) return useless;
  setRow(textOf(node, end), 0, 0, 0, 0);
  return publication;
}

function isUser(from: u32, to: u32): bool {
  const user = from + users.length;
  if (user >= to || to - user > longestUser || !users.stands(from)) return false;
  for (let at = user; at < to; at++) if (load<u8>(at) === slash) return false;
  return true;
}

function readDecoded(): u32 {
  readMessage();
  setRow(name, stateName, receivedMs, number, code);
  return (isState ? stateEvent : roundTrip) + (isCcx ? 0 : 1);
}

function readSent(): u32 {
  if (!readRequest()) return useless;
  setRow(agent, 0, said as f64, state, reason);
  return stateRequest;
}
