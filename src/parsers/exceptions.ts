import type { FactOf } from '../model/fact.ts';
import type { Pattern } from '../model/family.ts';

type ResourceFault = FactOf<'resource-fault'>;

/** What a line must begin with to be looked at: `java.`, `io.netty.`, `Caused by: `, `Exception in …`, `Exception: …`. */
export const exceptionStarts = [
  'java.',
  'io.netty.',
  'Caused by: java.',
  'Caused by: io.netty.',
  'Exception',
];
const startBytes = exceptionStarts.map((start) => new TextEncoder().encode(start));
const firstBytes = new Set(startBytes.map(([first]) => first));
/** Room for the thread's name, the exception's class and what it says. */
const lookAhead = 600;
const newline = 10;

const exception =
  /^(?:Caused by: |Exception in thread "[^"\n]{0,200}" |Exception: )?((?:java|io\.netty)\.[\w.$]{1,160}(?:Exception|Error))(?::? [^\n]{0,300})?/;

/**
 * Where a line names an exception that says a resource is used up, though no record begins there: an uncaught one is
 * printed without a time, and one that a record brings along stands below a message that may say anything.
 */
export function exceptionAt(bytes: Uint8Array, start: number, end: number): number {
  if (!firstBytes.has(bytes[start])) return -1;
  if (!startBytes.some((text) => startsWith(bytes, start, end, text))) return -1;
  let last = start;
  while (last < end && last < start + lookAhead && bytes[last] !== newline) last++;
  const line = String.fromCharCode(...bytes.subarray(start, last));
  return readException(line) ? start : -1;
}

/** What is used up, by the exception at the text's start. */
function readException(text: string): ResourceFault | undefined {
  const [line = '', name = ''] = exception.exec(text) ?? [];
  const fault = faultOf(name, line);
  return fault && { kind: 'resource-fault', fault, sign: name };
}

function faultOf(name: string, line: string): ResourceFault['fault'] | undefined {
  if (name === 'java.lang.OutOfMemoryError')
    return line.includes('unable to create') ? 'threads' : 'memory';
  // One that is shutting down rejects whatever comes: that is no want of threads.
  if (name === 'java.util.concurrent.RejectedExecutionException')
    return line.includes('[Running') ? 'threads' : undefined;
  return line.includes('Too many open files') ? 'open-files' : undefined;
}

/** The same for messages that begin so, as a family's patterns. */
export const exceptionPatterns = (head: string): Pattern<ResourceFault>[] =>
  samples.map(({ wording, anchor, text }) => ({
    id: `resource-fault/${wording}`,
    release: 'any Java (texts of OpenJDK and Netty)',
    verified: false,
    anchor,
    regex: exception,
    sample: `${head}${text}`,
    read: (_match, message) => readException(message),
  }));

const samples = [
  { wording: 'exception', anchor: 'java.', text: 'java.io.IOException: Too many open files' },
  {
    wording: 'netty-exception',
    anchor: 'io.netty.',
    text: 'io.netty.channel.unix.Errors$NativeIoException: accept(..) failed: Too many open files',
  },
  {
    wording: 'cause',
    anchor: 'Caused by: java.',
    text: 'Caused by: java.lang.OutOfMemoryError: unable to create new native thread',
  },
  {
    wording: 'netty-cause',
    anchor: 'Caused by: io.netty.',
    text: 'Caused by: io.netty.channel.unix.Errors$NativeIoException: accept(..) failed: Too many open files',
  },
  {
    wording: 'uncaught',
    anchor: 'Exception in thread "',
    text: 'Exception in thread "TaskEngine-pool-7" java.lang.OutOfMemoryError: Java heap space',
  },
  {
    wording: 'from-handler',
    anchor: 'Exception: java.',
    text: 'Exception: java.lang.OutOfMemoryError thrown from the UncaughtExceptionHandler in thread "TaskEngine-pool-7"',
  },
] as const;

function startsWith(bytes: Uint8Array, start: number, end: number, text: Uint8Array): boolean {
  if (end - start < text.length) return false;
  for (let i = 1; i < text.length; i++) if (bytes[start + i] !== text[i]) return false;
  return true;
}
