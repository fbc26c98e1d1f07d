/* AssemblyScript. The kernel of log4j's logs of Openfire. */
import { Family, noHead, scan, toldTime } from '../../../scan/kernel/lines';
import { afterStamp, isSameStamp, messageAfter, stampBytes } from './heads';
import { rowOf } from './rows';

export * from '../../../scan/kernel/exports';

class Log4j extends Family {
  message(start: u32, end: u32): i32 {
    const at = afterStamp(start, end);
    return at === 0 ? noHead : messageAfter(at, end);
  }

  /** ` HH:mm:s`: the columns in which ../formats.ts finds its tick. */
  tickOf(start: u32): u64 {
    return load<u64>(start, 10);
  }

  isSameTime(start: u32, other: u32): bool {
    return isSameStamp(start, other);
  }

  time(start: u32): f64 {
    return toldTime(start);
  }

  offset(): f64 {
    return NaN;
  }

  isBare(start: u32, message: u32): bool {
    return message - start === stampBytes(start);
  }

  rowOf(message: u32, end: u32): u32 {
    return rowOf(message, end);
  }
}

const log4j = new Log4j();

export function scanLines(from: u32, limit: u32): u32 {
  return scan<Log4j>(log4j, from, limit);
}
