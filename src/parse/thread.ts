import { parentPort } from 'node:worker_threads';
import { Interner } from '../timeline/logs/interner.ts';
import { SegmentParser } from './parse-segment.ts';
import type { Assignment } from './segment-task.ts';

/** A thread that reads segments: each message is a task, each answer its result. */
const parser = new SegmentParser(new Interner());
parentPort?.on('message', ({ task, room }: Assignment) => {
  const result = parser.parse(task, room);
  parentPort?.postMessage(result, [result.batch.entries.buffer]);
});
