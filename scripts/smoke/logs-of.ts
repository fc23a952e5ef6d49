import { isLocalProject } from '../setup/find-project.ts';

/** Where to read what a function of the project says. */
export function logsOf(name: string, project: string): string {
  if (isLocalProject(project))
    return 'Read emulators.log, in the folder of the stack under .stack.';
  // Cloud Run, which functions run on, spells its services in small letters.
  const service = name.toLowerCase();
  return `Read its log: gcloud logging read 'resource.labels.service_name="${service}"' --project=${project} --freshness=1h --limit=20`;
}
