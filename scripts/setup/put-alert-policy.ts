import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { type AlertPolicy, asSaid, mergeAlertPolicy } from './merge-alert-policy.ts';
import { OperatorError, runAsOperator } from './operator-error.ts';
import { type RunCommand, runCommand, wordsOf } from './run-command.ts';

// The released track has these commands since 2025 only.
const policies = ['gcloud', 'alpha', 'monitoring', 'policies'];

/** The alert policies of a project. */
export async function listAlertPolicies(project: string, run: RunCommand): Promise<AlertPolicy[]> {
  const found = await mustRun(run, [...policies, 'list', '--format=json', ...of(project)]);
  return JSON.parse(found || '[]');
}

/**
 * Makes an alert policy, or brings the one of the same display name up to date: the service names
 * policies itself, so that a second `create` would make a second one; and `update` replaces the whole
 * of it, so that what was found has to be said again.
 */
export async function putAlertPolicy(
  ours: AlertPolicy,
  project: string,
  run: RunCommand,
): Promise<void> {
  const all = await listAlertPolicies(project, run);
  const found = all.find(({ displayName }) => displayName === ours.displayName);
  if (found === undefined) return put(['create'], ours);
  const merged = mergeAlertPolicy(found, ours);
  if (isDeepStrictEqual(merged, asSaid(found))) return;
  return put(['update', String(found['name'])], merged);

  async function put(verb: string[], policy: AlertPolicy): Promise<void> {
    const json = `--policy=${JSON.stringify(policy)}`;
    await mustRun(run, [...policies, ...verb, json, ...of(project), '--format=none']);
  }
}

const of = (project: string) => [`--project=${project}`, '--quiet'];

async function mustRun(run: RunCommand, argv: readonly string[]): Promise<string> {
  const finished = await run(argv);
  if (finished.exitCode === 0) return finished.stdout.trim();
  throw new OperatorError(wordsOf(finished));
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
  await putAlertPolicy(JSON.parse(await readFile(values.policy, 'utf8')), project, runCommand);
  return 0;
}

if (import.meta.main) await runAsOperator(main);
