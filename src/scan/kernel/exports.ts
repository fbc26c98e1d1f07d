/* AssemblyScript. What src/scan/compiled-kernel.ts asks of each kernel, beside its scan. */
export { anchorRoom } from './anchors';
export { addAnchor, forgetAnchors } from './anywhere';
export { eventCount } from './events';
export {
  firstHead,
  isFull,
  lastHead,
  lastHeadLine,
  lineCount,
  linesOfRows,
  recordCount,
  stoppedAt,
  wantRows,
} from './lines';
export {
  buffer,
  bufferBytes,
  events,
  hashOf,
  looseStarts,
  memoryBytes,
  rowBytes,
  rows,
} from './memory';
export { goBehind, rowCount } from './rows';
export { forgetTexts, textCount, textLength, textStart } from './texts';
