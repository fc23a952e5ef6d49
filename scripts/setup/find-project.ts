import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from './operator-error.ts';

export const repositoryRoot = join(import.meta.dirname, '..', '..');

/** The project that is named, else GCLOUD_PROJECT, else the default of .firebaserc. */
export async function findProject(
  named: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const project =
    named ??
    environment['GCLOUD_PROJECT'] ??
    (await defaultProject(join(repositoryRoot, '.firebaserc')));
  if (!project) {
    throw new OperatorError(
      'No project is named. Pass --project <id>, or set one with `firebase use --add <id>`.',
    );
  }
  return requireProjectId(project);
}

/** Refuses what cannot be the id of a project. */
export function requireProjectId(project: string): string {
  // https://cloud.google.com/resource-manager/docs/creating-managing-projects
  if (/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/.test(project)) return project;
  throw new OperatorError(
    `"${project}" is not a project id: 6 to 30 small letters, digits and hyphens. ` +
      '`gcloud projects list` shows yours.',
  );
}

/** Firebase keeps ids that start with demo- for emulators: no cloud project can have one. */
export function isLocalProject(project: string): boolean {
  return project.startsWith('demo-');
}

/** `example`: how the command that asks is called with a cloud project. */
export function requireCloudProject(project: string, example: string): string {
  if (!isLocalProject(project)) return project;
  throw new OperatorError(
    `${project} exists in the local emulators only. Name a cloud project, for example: ${example}`,
  );
}

const emulatorPorts: Readonly<Record<string, number>> = {
  FIREBASE_AUTH_EMULATOR_HOST: 9099,
  FIRESTORE_EMULATOR_HOST: 8080,
};

/** A demo project without its emulator would be asked of Google, which has never heard of it. */
export function requireEmulator(project: string, variable: string): void {
  if (!isLocalProject(project) || process.env[variable]) return;
  throw new OperatorError(
    `${project} is the local project, and ${variable} does not say where its emulator is. ` +
      `Beside a running \`npm start\`, put ${variable}=127.0.0.1:${emulatorPorts[variable] ?? '…'} before the command; ` +
      'for a cloud project, pass --project <id>.',
  );
}

async function defaultProject(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '{}');
  const settings: { projects?: { default?: string } } = JSON.parse(text);
  return settings.projects?.default;
}
