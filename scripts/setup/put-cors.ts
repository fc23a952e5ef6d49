import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { type GoogleApi, mustFind, openGoogleApi } from './google-api.ts';
import { OperatorError, runAsOperator } from './operator-error.ts';

/** https://cloud.google.com/storage/docs/json_api/v1/buckets#cors */
export interface CorsRule {
  origin?: readonly string[];
  method?: readonly string[];
  responseHeader?: readonly string[];
  maxAgeSeconds?: number;
}

/**
 * The rules of a bucket with ours in the place of what a setup before this one put there, which is
 * known by its methods and headers. Rules that somebody else made stay.
 */
export function mergeCors(found: readonly CorsRule[], ours: readonly CorsRule[]): CorsRule[] {
  const shapes = new Set(ours.map(shapeOf));
  return [...ours, ...found.filter((rule) => !shapes.has(shapeOf(rule)))];
}

const shapeOf = ({ method = [], responseHeader = [] }: CorsRule) =>
  JSON.stringify([[...method].sort(), [...responseHeader].sort()]);

export async function putCors(
  google: GoogleApi,
  bucket: string,
  ours: readonly CorsRule[],
): Promise<void> {
  const address = `https://storage.googleapis.com/storage/v1/b/${bucket}?fields=cors`;
  const { cors: found = [] } = mustFind(
    `The bucket ${bucket}`,
    await google.get<{ cors?: CorsRule[] }>(address),
  );
  const cors = mergeCors(found, ours);
  if (isDeepStrictEqual(cors, found)) return;
  mustFind(`The bucket ${bucket}`, await google.patch(address, { cors }));
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { cors: { type: 'string' } },
  });
  const [project, bucket] = positionals;
  if (project === undefined || bucket === undefined || values.cors === undefined) {
    throw new OperatorError('Usage: put-cors.ts <project> <bucket> --cors=<file>');
  }
  const ours: CorsRule[] = JSON.parse(await readFile(values.cors, 'utf8'));
  await putCors(await openGoogleApi(project), bucket, ours);
  return 0;
}

if (import.meta.main) await runAsOperator(main);
