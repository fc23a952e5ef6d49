import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CloudProject } from './cloud-project.ts';
import type { Step } from './step.ts';

const policies = ['worker-memory', 'api-memory', 'failure-rate', 'queue-depth'] as const;

const readAlert = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'alerts', `${name}.json`), 'utf8'));

/** The metric that counts runs in the logs, and what is to wake somebody. */
export function alertSteps({ project, notificationChannel }: CloudProject): Step[] {
  const remedy =
    'Use an account with the roles Monitoring Editor and Logs Configuration Writer. Monitoring ' +
    'learns of a new metric only after some minutes: if it does not find one, wait and try again.';
  const metric = 'flokraft_runs_ended';
  return [
    {
      title: `Count the runs that end, from the logs (${metric})`,
      check: { argv: ['gcloud', 'logging', 'metrics', 'describe', metric, `--project=${project}`] },
      apply: {
        argv: ['gcloud', 'logging', 'metrics', 'create', metric, `--project=${project}`, '--quiet'],
        file: { option: '--config-from-file', json: readAlert('runs-ended-metric') },
      },
      remedy,
    },
    ...policies.map((name): Step => {
      const policy = readAlert(name);
      const channels = notificationChannel && { notificationChannels: [notificationChannel] };
      return {
        title: `Alert: ${policy.displayName}`,
        apply: {
          argv: ['node', 'scripts/setup/put-alert-policy.ts', project],
          file: { option: '--policy', json: { ...policy, ...channels } },
        },
        remedy,
      };
    }),
  ];
}
