/* AssemblyScript. The kernel of the logs that desktops keep. */
import { holdsAnchor } from '../../../scan/kernel/anywhere';
import { Family, noHead, scan } from '../../../scan/kernel/lines';
import { messageOf, tickOf } from './heads';
import { rowOf } from './rows';

export * from '../../../scan/kernel/exports';

class Client extends Family {
  message(start: u32, end: u32): i32 {
    const message = messageOf(start, end);
    return message === 0 ? noHead : message;
  }

  holdsAnchor(message: u32, end: u32): bool {
    return holdsAnchor(message, end);
  }

  tickOf(start: u32): u64 {
    return tickOf(start);
  }

  isSameTime(_start: u32, _other: u32): bool {
    return false;
  }

  time(_start: u32): f64 {
    return NaN;
  }

  offset(): f64 {
    return NaN;
  }

  /** Rows are facts: these are handed on one by one. */
  isBare(_start: u32, _message: u32): bool {
    return false;
  }

  rowOf(message: u32, end: u32): u32 {
    return rowOf(message, end);
  }
}

const client = new Client();

export function scanLines(from: u32, limit: u32): u32 {
  return scan<Client>(client, from, limit);
}
