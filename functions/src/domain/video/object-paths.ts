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

/** Where an asset of `getVideoUrl` may lie, best first. */
export function assetPaths(userId: string, analysisId: string, asset: string): string[] {
  const source = sourcePath(userId, analysisId);
  if (asset === 'source') return [source];
  if (asset === 'video') return [proxyPath(userId, analysisId), source];
  return [`${objectPrefix(userId, analysisId)}${asset.replace(':', '-')}`];
}
