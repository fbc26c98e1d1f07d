/* AssemblyScript. What src/scan/compiled-kernel.ts asks of each kernel, beside its scan. */
export { eventCount } from './events';
export {
  firstHead,
  isFull,
  lastHead,
  lastHeadLine,
  lineCount,
  recordCount,
  stoppedAt,
} from './lines';
export { anchors, buffer, bufferBytes, events, hashOf, looseStarts, memoryBytes } from './memory';
export { forgetTexts, textLength, textStart } from './texts';
