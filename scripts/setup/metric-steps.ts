import type { CloudProject } from './cloud-project.ts';
import { readAlertFile } from './read-alert-file.ts';
import type { Step } from './step.ts';

/** Counted from the logs, each by the file of its name. */
const metrics = [
  { file: 'runs-ended-metric', name: 'flokraft_runs_ended', what: 'the runs that end' },
  {
    file: 'budget-refusals-metric',
    name: 'flokraft_budget_refusals',
    what: 'the model calls that the budget refuses',
  },
] as const;

/** What is counted in the logs. Made early: Monitoring learns of a metric only after some minutes. */
export function metricSteps({ project }: CloudProject): Step[] {
  const gcloud = (verb: string, name: string, ...more: string[]) => ({
    argv: ['gcloud', 'logging', 'metrics', verb, name, `--project=${project}`, ...more],
  });
  return metrics.map(
    ({ file, name, what }): Step => ({
      title: `Count ${what}, from the logs (${name})`,
      check: gcloud('describe', name),
      apply: {
        ...gcloud('create', name, '--quiet'),
        file: { option: '--config-from-file', json: readAlertFile(file) },
      },
      remedy: 'Use an account with the role Logs Configuration Writer.',
      mayFail: true,
    }),
  );
}
