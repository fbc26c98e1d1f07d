import { clockChoice } from './clock-choice.ts';
import type { Section } from './context.ts';
import { lanes } from './lanes/index.ts';

/** The page from top to bottom. */
export const sections: readonly Section[] = [clockChoice, lanes];
