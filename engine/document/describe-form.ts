import { z } from './zod.ts';

type Schema = z.core.$ZodType;

/**
 * Says in words what a schema takes: its own description when that is a form (`a phrase such as …`),
 * else its kind. A description that begins with a capital is a sentence on what the key is for.
 */
export function describeForm(schema: Schema): string {
  const described = descriptionOf(schema);
  if (described !== undefined && /^[a-z]/.test(described)) return described;
  const inner = unwrap(schema);
  if (inner !== schema) return describeForm(inner);
  const { def } = (inner as z.core.$ZodTypes)._zod; // the union of all zod's own schemas
  switch (def.type) {
    case 'string':
      return 'text';
    case 'number':
      return (inner as z.ZodNumber).format === 'safeint' ? 'a whole number' : 'a number'; // its kind says so
    case 'boolean':
      return 'true or false';
    case 'null':
      return 'nothing';
    case 'array':
      return `a list of ${describeForm(def.element)}`;
    case 'object':
      return `a mapping with ${Object.keys(def.shape).join(', ')}`;
    case 'record':
      return 'a mapping';
    case 'enum':
      return `one of ${Object.values(def.entries).join(', ')}`;
    case 'literal':
      return def.values.map(String).join(' or ');
    case 'union':
      return joinForms(def.options.map(describeForm));
    default:
      return def.type;
  }
}

/** `a, b or c`. */
export function joinForms(forms: readonly string[]): string {
  const distinct = [...new Set(forms)];
  const last = distinct.pop() ?? '';
  return distinct.length === 0 ? last : `${distinct.join(', ')} or ${last}`;
}

/** What `.describe` or `.meta` said of a schema, looking through optional, default and the like. */
export function descriptionOf(schema: Schema): string | undefined {
  const own = (schema as z.ZodType).description; // classic schemas carry their metadata
  if (own !== undefined) return own;
  const inner = unwrap(schema);
  return inner === schema ? undefined : descriptionOf(inner);
}

/** The schema that values at a path below `schema` must meet; undefined when there is none. */
export function schemaAt(schema: Schema, path: readonly PropertyKey[]): Schema | undefined {
  let current: Schema | undefined = schema;
  for (const part of path) {
    if (current === undefined) return undefined;
    current = childOf(unwrap(current), part);
  }
  return current;
}

/** Keys a mapping may have at this schema; empty when it takes any or is no mapping. */
export function knownKeys(schema: Schema | undefined): readonly string[] {
  if (schema === undefined) return [];
  const { def } = (unwrap(schema) as z.core.$ZodTypes)._zod; // the union of all zod's own schemas
  if (def.type === 'object') return Object.keys(def.shape);
  if (def.type === 'union') return [...new Set(def.options.flatMap(knownKeys))];
  if (def.type === 'intersection') return [...knownKeys(def.left), ...knownKeys(def.right)];
  return [];
}

/** The schema inside optional, nullable, default, readonly, lazy and pipes (their input side). */
export function unwrap(schema: Schema): Schema {
  const { def } = (schema as z.core.$ZodTypes)._zod; // the union of all zod's own schemas
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return unwrap(def.innerType);
    case 'pipe':
      return unwrap(def.in);
    case 'lazy':
      return unwrap(def.getter());
    default:
      return schema;
  }
}

function childOf(schema: Schema, part: PropertyKey): Schema | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod; // the union of all zod's own schemas
  switch (def.type) {
    case 'object':
      return def.shape[String(part)];
    case 'record':
      return def.valueType;
    case 'array':
      return def.element;
    case 'union': {
      const children = def.options.map((option) => childOf(unwrap(option), part));
      const [first, ...others] = children.filter((child) => child !== undefined);
      return first && others.length > 0 ? z.union([first, ...others]) : first;
    }
    case 'intersection':
      return childOf(unwrap(def.left), part) ?? childOf(unwrap(def.right), part);
    default:
      return undefined;
  }
}
