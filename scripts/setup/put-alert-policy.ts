import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { OperatorError, runAsOperator } from './operator-error.ts';
import { type RunCommand, runCommand } from './run-command.ts';

// The released track has these commands since 2025 only.
const policies = ['gcloud', 'alpha', 'monitoring', 'policies'];

/**
 * Makes an alert policy, or brings the one of the same display name into this shape: the service
 * names policies itself, so that a second `create` would make a second one.
 */
export async function putAlertPolicy(
  policy: { path: string; displayName: string },
  project: string,
  run: RunCommand,
): Promise<void> {
  const of = [`--project=${project}`, '--quiet'];
  const found = await mustRun(run, [
    ...[...policies, 'list', `--filter=displayName="${policy.displayName}"`],
    ...['--format=value(name)', ...of],
  ]);
  const [name] = found.split('\n').filter((line) => line !== '');
  const file = `--policy-from-file=${policy.path}`;
  const put = name === undefined ? ['create', file] : ['update', name, file];
  await mustRun(run, [...policies, ...put, ...of, '--format=none']);
}

async function mustRun(run: RunCommand, argv: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await run(argv);
  if (exitCode === 0) return stdout.trim();
  throw new OperatorError(stderr.trim() || stdout.trim());
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { policy: { type: 'string' } },
  });
  const [project] = positionals;
  if (project === undefined || values.policy === undefined) {
    throw new OperatorError('Usage: put-alert-policy.ts <project> --policy=<file>');
  }
  const { displayName } = JSON.parse(await readFile(values.policy, 'utf8'));
  await putAlertPolicy({ path: values.policy, displayName }, project, runCommand);
  return 0;
}

if (import.meta.main) await runAsOperator(main);
