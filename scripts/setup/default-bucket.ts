import { type GoogleApi, mustFind } from './google-api.ts';

/** Where videos are kept: the bucket that Firebase gives the functions as their own. */
export interface DefaultBucket {
  name: string;
  /** In small letters, such as `us-central1`, or `us` of a bucket that lies in several regions. */
  location: string;
}

/** What a new one is called. One that was made before October 2024 is `<project>.appspot.com`. */
export const newBucketName = (project: string) => `${project}.firebasestorage.app`;

const addressOf = (project: string) =>
  `https://firebasestorage.googleapis.com/v1alpha/projects/${project}/defaultBucket`;

/** https://firebase.google.com/docs/reference/rest/storage/rest/v1alpha/projects.defaultBucket */
interface Reply {
  location?: string;
  bucket?: { name?: string };
}

/** Null where the project has none yet. */
export async function findDefaultBucket(
  google: GoogleApi,
  project: string,
): Promise<DefaultBucket | null> {
  const answer = await google.get<Reply>(addressOf(project));
  if (!answer.found && answer.status === 404) return null;
  return describe(google, mustFind('The default bucket', answer));
}

/**
 * Creates it, or links the one that the project had before to it; that may lie elsewhere. Only
 * Firebase can: to gcloud it is a domain-named bucket, whose domain the caller would have to own.
 */
export async function createDefaultBucket(
  google: GoogleApi,
  project: string,
  region: string,
): Promise<DefaultBucket> {
  const answer = await google.post<Reply>(addressOf(project), { location: region });
  const made = await describe(google, mustFind('The default bucket', answer));
  return made ?? { name: newBucketName(project), location: region };
}

async function describe(google: GoogleApi, reply: Reply): Promise<DefaultBucket | null> {
  const name = reply.bucket?.name?.split('/').at(-1);
  if (name === undefined) return null;
  const location = reply.location ?? (await locationOf(google, name));
  return { name, location: location.toLowerCase() };
}

async function locationOf(google: GoogleApi, bucket: string): Promise<string> {
  const address = `https://storage.googleapis.com/storage/v1/b/${bucket}?fields=location`;
  return mustFind(`The bucket ${bucket}`, await google.get<{ location: string }>(address)).location;
}
