/**
 * Offsets in hours that a zone abbreviation may stand for (IANA's tz database, `zone1970.tab` names in common use).
 * Several are ambiguous: a hint, never a proof.
 */
const offsets: Readonly<Record<string, readonly number[]>> = {
  UTC: [0],
  GMT: [0],
  WET: [0],
  WEST: [1],
  BST: [1, 6],
  CET: [1],
  CEST: [2],
  EET: [2],
  EEST: [3],
  SAST: [2],
  MSK: [3],
  AST: [-4, 3],
  ADT: [-3],
  GST: [4],
  PKT: [5],
  IST: [5.5, 1, 2],
  ICT: [7],
  WIB: [7],
  HKT: [8],
  SGT: [8],
  PHT: [8],
  PST: [-8, 8],
  PDT: [-7],
  MST: [-7],
  MDT: [-6],
  CST: [-6, 8],
  CDT: [-5],
  EST: [-5],
  EDT: [-4],
  BRT: [-3],
  ART: [-3],
  JST: [9],
  KST: [9],
  AWST: [8],
  ACST: [9.5],
  ACDT: [10.5],
  AEST: [10],
  AEDT: [11],
  NZST: [12],
  NZDT: [13],
};

/** In ms east of UTC. */
export const zoneOffsetsOf = (abbreviation: string): number[] =>
  (offsets[abbreviation] ?? []).map((hours) => hours * 3_600_000);
