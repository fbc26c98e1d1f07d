/* AssemblyScript. The kernel of the logs that Finesse's webservices write. */
import { Family, noHead, scan } from '../../../scan/kernel/lines';
import { messageOf, tickOf } from './heads';
import { rowOf } from './rows';
import { offsetMinutes, wallMs } from './times';

export * from '../../../scan/kernel/exports';

class Ccbu extends Family {
  message(start: u32, end: u32): i32 {
    const message = messageOf(start, end);
    return message === 0 ? noHead : message;
  }

  tickOf(_start: u32): u64 {
    return tickOf();
  }

  isSameTime(_start: u32, _other: u32): bool {
    return false;
  }

  time(_start: u32): f64 {
    return wallMs();
  }

  offset(): f64 {
    return offsetMinutes();
  }

  /** Of what a head says beside its time nothing is told. */
  isBare(_start: u32, _message: u32): bool {
    return true;
  }

  rowOf(message: u32, end: u32): u32 {
    return rowOf(message, end);
  }
}

const ccbu = new Ccbu();

export function scanLines(from: u32, limit: u32): u32 {
  return scan<Ccbu>(ccbu, from, limit);
}
