import { parentPort } from 'node:worker_threads';
import { Interner } from '../timeline/logs/interner.ts';
import { SegmentParser } from './parse-segment.ts';
import type { Assignment, SegmentResult } from './segment-task.ts';

/** A thread that reads segments: each message is a task, each answer its result. */
const parser = new SegmentParser(new Interner());
parentPort?.on('message', ({ task, room }: Assignment) => {
  const answer = parser.answer(task, room);
  parentPort?.postMessage(answer, 'batch' in answer ? memoryOf(answer) : []);
});

/** Goes back with the answer. */
const memoryOf = ({ batch, memory }: SegmentResult): ArrayBuffer[] =>
  memory ? [batch.entries.buffer, memory] : [batch.entries.buffer];
