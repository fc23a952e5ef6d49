import { z } from 'zod';
import type { Shape } from '../cloud/route.ts';

/** A shape that is written down here, since no package ships it. Null means "not set", as in proto3. */
export const fits =
  (schema: z.ZodType): Shape =>
  (body) => {
    const { error } = schema.safeParse(withoutNulls(body) ?? {});
    return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
  };

/** Of requests whose parameters are all in the address. */
export const noBody: Shape = (body) =>
  body === undefined || JSON.stringify(body) === '{}' ? [] : ['a body where none is taken'];

export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const entries = Object.entries(value).filter(([, one]) => one !== null);
  return Object.fromEntries(entries.map(([name, one]) => [name, withoutNulls(one)]));
}

export const labels = z.record(z.string().regex(/^[a-z][\w-]{0,62}$/), z.string().max(63));
export const duration = z.string().regex(/^\d+(\.\d{1,9})?s$/);
