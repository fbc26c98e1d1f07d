/* AssemblyScript. What src/scan/compiled-kernel.ts asks of each kernel, beside its scan. */
export { addAnchor, anchorRoom, forgetAnchors } from './anywhere';
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
  anchors,
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
