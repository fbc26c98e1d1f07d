/** A desktop that held no request for so long nearly lost its session (`nearMissMs` of the report), in ms. */
export const nearMissMs = 15_000;
