import { z } from 'zod';

export const fieldsSchema = z.object({
  fields: z
    .array(
      z.object({
        name: z.string(),
        ttlConfig: z.object({ state: z.string().default('STATE_UNSPECIFIED') }).optional(),
      }),
    )
    .default([]),
  nextPageToken: z.string().optional(),
});
type Field = z.infer<typeof fieldsSchema>['fields'][number];

/** Of firestore.indexes.json: whose documents end by which field. */
const indexesSchema = z.object({
  fieldOverrides: z.array(
    z.object({
      collectionGroup: z.string(),
      fieldPath: z.string(),
      ttl: z.boolean().default(false),
    }),
  ),
});

/** As `analyses.expires_at`. */
export function wantedTtl(indexes: unknown): string[] {
  return indexesSchema
    .parse(indexes)
    .fieldOverrides.filter(({ ttl }) => ttl)
    .map(({ collectionGroup, fieldPath }) => `${collectionGroup}.${fieldPath}`);
}

/** What is wrong with the policies by which documents end; null: nothing. */
export function judgeTtl(wanted: readonly string[], fields: readonly Field[]): string | null {
  const stateOf = (name: string) => {
    const [group, path] = name.split('.');
    const found = fields.find((field) =>
      field.name.endsWith(`/collectionGroups/${group}/fields/${path}`),
    );
    return found?.ttlConfig?.state ?? null;
  };
  const missing = wanted.filter((name) => stateOf(name) === null);
  if (missing.length > 0) return `No TTL policy on ${missing.join(', ')}: its documents never go.`;
  const unready = wanted.filter((name) => stateOf(name) !== 'ACTIVE');
  if (unready.length === 0) return null;
  return `The TTL policy on ${unready.map((name) => `${name} is ${stateOf(name)}`).join(', ')}.`;
}
