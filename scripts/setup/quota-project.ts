import { isLocalProject } from './find-project.ts';

/**
 * Has Google count what this process asks for against the project. With a person's own credentials
 * some APIs refuse to answer where none is named, and the login may have written down another one.
 * https://github.com/firebase/firebase-admin-node/issues/2169
 */
export function useQuotaProject(
  project: string,
  environment: NodeJS.ProcessEnv = process.env,
): void {
  if (!isLocalProject(project)) environment['GOOGLE_CLOUD_QUOTA_PROJECT'] ??= project;
}
