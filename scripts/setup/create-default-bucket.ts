import { OperatorError, runAsOperator } from './operator-error.ts';
import { runCommand } from './run-command.ts';

/**
 * Creates `<project>.firebasestorage.app`. Only Firebase can: to gcloud it is a domain-named
 * bucket, whose domain the caller would have to own.
 * https://firebase.google.com/docs/reference/rest/storage/rest/v1alpha/projects.defaultBucket/create
 */
async function createDefaultBucket(project: string, region: string): Promise<number> {
  const { exitCode, stdout } = await runCommand(['gcloud', 'auth', 'print-access-token']);
  if (exitCode !== 0) throw new OperatorError('Run `gcloud auth login` first.');
  const reply = await fetch(
    `https://firebasestorage.googleapis.com/v1alpha/projects/${project}/defaultBucket`,
    {
      method: 'POST',
      headers: {
        authorization: `Bearer ${stdout.trim()}`,
        'content-type': 'application/json',
        'x-goog-user-project': project,
      },
      body: JSON.stringify({ location: region }),
      signal: AbortSignal.timeout(60_000),
    },
  );
  if (!reply.ok)
    throw new OperatorError(`Firebase answered ${reply.status}: ${await reply.text()}`);
  return 0;
}

const [project = '', region = ''] = process.argv.slice(2);
await runAsOperator(() => createDefaultBucket(project, region));
