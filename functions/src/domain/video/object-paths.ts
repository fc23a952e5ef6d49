/** Under which everything of a user's lies. */
export const userPrefix = (userId: string) => `${allPrefix}${userId}/`;
export const allPrefix = 'videos/';

/** Every object of an analysis lies under its own prefix, so that one sweep removes them all. */
export function objectPrefix(userId: string, analysisId: string): string {
  return `videos/${userId}/${analysisId}/`;
}

export function sourcePath(userId: string, analysisId: string): string {
  return `${objectPrefix(userId, analysisId)}source`;
}

/** The normalised copy that is judged and played. */
export function proxyPath(userId: string, analysisId: string): string {
  return `${objectPrefix(userId, analysisId)}proxy`;
}

/** What is known of the proxy, so that it need not be made twice. */
export function preparedPath(userId: string, analysisId: string): string {
  return `${objectPrefix(userId, analysisId)}prepared.json`;
}

/** The picture of it. */
export function posterPath(userId: string, analysisId: string): string {
  return `${objectPrefix(userId, analysisId)}poster`;
}

/** What following a body leaves beside the video. */
export function bodyAssetPath(
  userId: string,
  analysisId: string,
  asset: 'landmarks' | 'preview',
): string {
  return `${objectPrefix(userId, analysisId)}${asset}`;
}

/** Whose an object is, upload or made from it; null for everything else in the bucket. */
export function parseObjectPath(path: string): { userId: string; analysisId: string } | null {
  const match = /^videos\/([^/]+)\/([^/]+)\/[^/]+$/.exec(path);
  return match?.[1] && match[2] ? { userId: match[1], analysisId: match[2] } : null;
}

/** Whose upload an object is; null for everything else in the bucket. */
export function parseSourcePath(path: string): { userId: string; analysisId: string } | null {
  const match = /^videos\/([^/]+)\/([^/]+)\/source$/.exec(path);
  return match?.[1] && match[2] ? { userId: match[1], analysisId: match[2] } : null;
}

/** Who cut a clip: another attempt or run must neither overwrite nor remove it. */
export interface Cutter {
  runId: string;
  /** Null: whichever of the run's. */
  attempt: number | null;
}

/** The clips that an attempt cut, or all of a run. */
export function clipPrefix(userId: string, analysisId: string, { runId, attempt }: Cutter): string {
  const ofAttempt = attempt === null ? '' : `${attempt}-`;
  return `${objectPrefix(userId, analysisId)}clip-${runId}-${ofAttempt}`;
}

/** Where an asset of `getVideoUrl` may lie, best first; `inForce` is the run whose clips count. */
export function assetPaths(
  userId: string,
  analysisId: string,
  asset: string,
  inForce: Cutter,
): string[] {
  const source = sourcePath(userId, analysisId);
  if (asset === 'source') return [source];
  if (asset === 'video') return [proxyPath(userId, analysisId), source];
  const clip = /^clip:(\d+)$/.exec(asset)?.[1];
  if (clip !== undefined) return [`${clipPrefix(userId, analysisId, inForce)}${Number(clip)}`];
  return [`${objectPrefix(userId, analysisId)}${asset}`];
}
