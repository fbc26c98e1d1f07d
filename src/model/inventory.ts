import * as z from 'zod';
import {
  clockSchema,
  count,
  iso,
  missingSchema,
  nodeSchema,
  problemSchema,
  reportSchema,
  sourceSchema,
  text,
} from './report.ts';
import { encodings, sourceKinds, transports } from './words.ts';

const spanSchema = z.strictObject({ from: iso, to: iso });

/** Logs of one kind on one node. */
export const logSetSchema = z.strictObject({
  kind: z.enum(sourceKinds),
  /** Copies are not counted again. */
  files: count,
  bytes: count,
  lines: sourceSchema.shape.lines,
  records: count,
  formats: z.array(text),
  /** When they were written, holes of more than five minutes between files left out. */
  spans: z.array(spanSchema),
});

export const inventoryNodeSchema = nodeSchema.extend({
  /** When debug.log was written; empty where the bundle has none. */
  debugLogging: z.array(spanSchema),
  /** Sessions by what carried them. */
  sessions: z.partialRecord(z.enum(transports), count),
  logs: z.array(logSetSchema),
});

export const inventorySourceSchema = sourceSchema.extend({
  encoding: z.enum(encodings),
  /** Lines that nothing here can read, as `<path>:<line>`: one of each look, the first few. */
  unknownSamples: z.array(z.strictObject({ ref: text, text: z.string() })).optional(),
});

/** What a bundle holds, before anybody is judged: the answer of `inspect`. Times and refs are the report's. */
export const inventorySchema = z.strictObject({
  schemaVersion: z.literal(1),
  kind: z.literal('inventory'),
  tool: reportSchema.shape.tool,
  bundle: z.strictObject({
    roots: z.array(text),
    from: iso.optional(),
    to: iso.optional(),
    deployment: reportSchema.shape.bundle.shape.deployment,
    nodes: z.array(inventoryNodeSchema),
    sources: z.array(inventorySourceSchema),
    missing: z.array(missingSchema),
  }),
  clocks: z.array(clockSchema),
  problems: z.array(problemSchema),
});

export type Inventory = z.infer<typeof inventorySchema>;
export type InventoryNode = z.infer<typeof inventoryNodeSchema>;
export type InventorySource = z.infer<typeof inventorySourceSchema>;
export type LogSet = z.infer<typeof logSetSchema>;
