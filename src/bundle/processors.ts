import { availableParallelism } from 'node:os';

/** One thread puts together what the others read: more of them would wait for it, and each takes some 20 MB. */
const mostUseful = 4;

/** Threads that are worth while here. */
export const usefulThreads = (): number => Math.min(mostUseful, availableParallelism());
