/** What the command line needs of the score. */
export { casesOf } from './cases.ts';
export { markdown } from './markdown.ts';
export { unmet } from './measures.ts';
export { scoreCases } from './score-cases.ts';
export { tablesOf } from './tables.ts';
