import { outputOf } from './output-argument.ts';

/** The score's own: its tables also for a page of a repository. */
export const scoreFormats = ['table', 'markdown', 'json'] as const;
export type ScoreFormat = (typeof scoreFormats)[number];

export const scoreByExtension: Readonly<Record<string, ScoreFormat>> = {
  '.json': 'json',
  '.md': 'markdown',
  '.txt': 'table',
};

export const scoreOutputArgument = outputOf(scoreByExtension);
