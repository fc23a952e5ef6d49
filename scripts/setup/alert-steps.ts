import type { CloudProject } from './cloud-project.ts';
import { readAlertFile } from './read-alert-file.ts';
import type { Step } from './step.ts';

const policies = [
  'worker-memory',
  'api-memory',
  'functions-memory',
  'failure-rate',
  'queue-depth',
  'egress',
  'budget-refusals',
] as const;

/** What is to wake somebody. */
export function alertSteps({ project, notificationChannel }: CloudProject): Step[] {
  return policies.map((name): Step => {
    const policy = readAlertFile(name);
    const channels = notificationChannel && { notificationChannels: [notificationChannel] };
    return {
      title: `Alert: ${policy.displayName}`,
      apply: {
        argv: ['node', 'scripts/setup/put-alert-policy.ts', project],
        file: { option: '--policy', json: { ...policy, ...channels } },
      },
      remedy:
        'Use an account with the role Monitoring Editor. Where Monitoring does not find a metric, run setup again later, at the latest after the first deploy.',
      mayFail: true,
    };
  });
}

/** As people see them in the console. */
export const alertNames = (): string[] =>
  policies.map((name) => String(readAlertFile(name).displayName));
