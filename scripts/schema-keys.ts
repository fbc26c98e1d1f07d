import * as z from 'zod';
import { spanText } from '../src/model/span.ts';

/** A key of a file that people write, as they read it. */
interface Key {
  /** `desktops[].clock.ahead` */
  readonly path: string;
  readonly means: string;
  /** What may be written; nothing where only the meaning can tell. */
  readonly form: string;
  readonly standard: string;
}

/** Every key below an object's schema, in its order; one that holds others comes before them. */
export const schemaKeys = (schema: z.ZodObject, above = ''): Key[] =>
  Object.entries(schema.shape).flatMap(([name, field]) => {
    const inner = unwrapped(field);
    const element = inner instanceof z.ZodArray ? inner.element : undefined;
    const path = `${above}${name}${element instanceof z.ZodObject ? '[]' : ''}`;
    const below = element ?? inner;
    return [
      {
        path,
        means: asSchema(field).description ?? '',
        form: formOf(inner),
        standard: standardOf(field),
      },
      ...(below instanceof z.ZodObject ? schemaKeys(below, `${path}.`) : []),
    ];
  });

/** Without its default. */
function unwrapped(field: unknown): z.ZodType {
  const isWrapped =
    field instanceof z.ZodDefault ||
    field instanceof z.ZodPrefault ||
    field instanceof z.ZodOptional;
  return isWrapped ? unwrapped(field.def.innerType) : asSchema(field);
}

function asSchema(field: unknown): z.ZodType {
  if (field instanceof z.ZodType) return field;
  throw new Error('there is a key that is none of zod’s');
}

function formOf(schema: z.ZodType): string {
  if (schema instanceof z.ZodEnum) return schema.options.map((option) => `\`${option}\``).join(' ');
  if (schema instanceof z.ZodBoolean) return '`true` `false`';
  if (schema instanceof z.ZodNumber) return numberForm(schema);
  if (isSpan(schema)) return 'length of time';
  if (schema instanceof z.ZodString || schema instanceof z.ZodISODateTime) return 'text';
  if (schema instanceof z.ZodArray) return 'list';
  if (schema instanceof z.ZodRecord && schema.valueType instanceof z.ZodArray)
    return 'names, each with a list';
  return '';
}

function numberForm(schema: z.ZodNumber): string {
  const { minValue, maxValue, format } = schema;
  const noun = format === 'safeint' ? 'whole number' : 'number';
  const isAbove = z.toJSONSchema(schema).exclusiveMinimum !== undefined;
  const isFrom = minValue !== null && minValue > Number.MIN_SAFE_INTEGER;
  const isUpTo = maxValue !== null && maxValue < Number.MAX_SAFE_INTEGER;
  return [
    noun,
    ...(isFrom ? [`${isAbove ? 'above' : 'from'} ${minValue}`] : []),
    ...(isUpTo ? [`to ${maxValue}`] : []),
  ].join(' ');
}

/** A length of time is a text that is read. */
const isSpan = (schema: z.ZodType): boolean => schema instanceof z.ZodPipe;

/** Of a value that has its default elsewhere. */
function toldStandard(field: z.ZodOptional): string | undefined {
  const standard = field.meta()?.default;
  return standard === undefined ? undefined : `\`${standard}\``;
}

function standardOf(field: unknown): string {
  if (field instanceof z.ZodOptional) return toldStandard(field) ?? '–';
  if (!(field instanceof z.ZodDefault || field instanceof z.ZodPrefault)) return 'must be said';
  const { defaultValue } = field.def;
  // One that is empty has the defaults of its own keys.
  if (field instanceof z.ZodPrefault) return Array.isArray(defaultValue) ? 'one' : '';
  if (isSpan(unwrapped(field)) && typeof defaultValue === 'number')
    return `\`${spanText(defaultValue)}\``;
  const isText = typeof defaultValue === 'string';
  return `\`${isText ? defaultValue : JSON.stringify(defaultValue)}\``;
}
