/** What was seen of slow sweeps, in ms: `came up to 4 s late or took up to 3 s`. */
export const howSlow = ({ lateMs, tookMs }: { lateMs: number; tookMs: number }): string =>
  [
    ...(lateMs > 0 ? [`came up to ${Math.round(lateMs / 1_000)} s late`] : []),
    ...(tookMs > 0 ? [`took up to ${Math.round(tookMs / 1_000)} s`] : []),
  ].join(' or ');
