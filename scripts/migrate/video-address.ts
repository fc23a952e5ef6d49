/** Where an old document's video lies: an object of a bucket, a public address, or both. */
export interface VideoAddress {
  object: { bucket: string; path: string } | null;
  url: string | null;
}

/** Reads a `video_url`; null where it names nothing that may be fetched. */
export function parseVideoUrl(text: string): VideoAddress | null {
  const gs = /^gs:\/\/([^/]+)\/(.+)$/.exec(text);
  if (gs?.[1] && gs[2]) return { object: { bucket: gs[1], path: gs[2] }, url: null };

  const url = publicUrl(text);
  const object = firebaseObject(text) ?? (url === null ? null : cloudStorageObject(new URL(url)));
  return object === null && url === null ? null : { object, url };
}

/** `…/v0/b/BUCKET/o/ENCODED%2FPATH?alt=media&token=…`, with or without a host. */
function firebaseObject(text: string): VideoAddress['object'] {
  const match = /\/v0\/b\/([^/]+)\/o\/([^?#/]+)/.exec(text);
  return match?.[1] && match[2] ? objectOf(match[1], match[2]) : null;
}

/** `https://storage.googleapis.com/BUCKET/PATH` and `https://BUCKET.storage.googleapis.com/PATH`. */
function cloudStorageObject({ hostname, pathname }: URL): VideoAddress['object'] {
  const own = /^(.+)\.storage\.googleapis\.com$/.exec(hostname)?.[1];
  if (own !== undefined) return objectOf(own, pathname.slice(1));
  if (hostname !== 'storage.googleapis.com' && hostname !== 'storage.cloud.google.com') return null;
  const [bucket = '', ...path] = pathname.slice(1).split('/');
  return objectOf(bucket, path.join('/'));
}

function objectOf(bucket: string, encodedPath: string): VideoAddress['object'] {
  try {
    const path = decodeURIComponent(encodedPath);
    return bucket && path ? { bucket, path } : null;
  } catch {
    return null;
  }
}

/** Documents were written by strangers: nothing inside the operator's own network is fetched. */
function publicUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, href, username } = new URL(text);
  const isPublicName =
    /\.[a-z][a-z0-9-]*$/i.test(hostname) && !/\.(local|localhost|internal|lan)$/i.test(hostname);
  return protocol === 'https:' && isPublicName && username === '' ? href : null;
}
