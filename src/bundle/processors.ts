import { availableParallelism } from 'node:os';

/** Threads that can work at once here. */
export const processors = (): number => availableParallelism();
