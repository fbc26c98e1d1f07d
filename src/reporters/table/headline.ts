import { headline as sentence } from '../phrases/headline.ts';
import type { View } from '../phrases/view.ts';
import { wrap } from './lines.ts';

/** The answer in one sentence. */
export const headline = ({ report, stepByStep, inSpan = false, width, paint }: View): string[] =>
  wrap(sentence(report, { agents: stepByStep, inSpan }), width).map(paint.heading);
