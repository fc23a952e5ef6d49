import { alertNames } from './alert-steps.ts';
import { listAlertPolicies } from './put-alert-policy.ts';
import type { RunCommand } from './run-command.ts';

/** Which of our alerts are there and tell nobody; none where the policies cannot be read. */
export async function findSilentAlerts(project: string, run: RunCommand): Promise<string[]> {
  const ours = new Set(alertNames());
  const policies = await listAlertPolicies(project, run).catch(() => []);
  return policies
    .filter(({ displayName }) => ours.has(displayName))
    .filter(({ notificationChannels = [] }) => notificationChannels.length === 0)
    .map(({ displayName }) => displayName);
}
