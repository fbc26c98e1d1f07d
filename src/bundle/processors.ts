import { availableParallelism } from 'node:os';

/** One of them puts together what the others read: more would wait for it, and each takes some 20 MB. */
const mostUseful = 4;

/** Threads that are worth while here. */
export const usefulThreads = (): number => Math.min(mostUseful, availableParallelism());
