import { bindRole } from './bind-role.ts';
import type { CloudProject } from './cloud-project.ts';
import type { Step } from './step.ts';

/**
 * Google's own accounts in the project. A deploy would make them seconds before it needs them, and
 * would then be told that their permissions are still on their way.
 */
const agents = [
  {
    service: 'eventarc',
    account: 'gcp-sa-eventarc',
    role: 'eventarc.serviceAgent',
    purpose: 'hand events to the triggers',
  },
  {
    service: 'pubsub',
    account: 'gcp-sa-pubsub',
    role: 'iam.serviceAccountTokenCreator',
    purpose: 'sign what it hands to the triggers',
  },
] as const;

export function agentSteps({ project, projectNumber }: CloudProject): Step[] {
  const remedy =
    'Use an account with the role Owner. If the account is missing, wait a minute: it appears ' +
    'soon after its API is enabled.';
  return agents.flatMap(({ service, account, role, purpose }): Step[] => [
    {
      title: `Make sure that ${service} has its own account in the project`,
      apply: {
        argv: [
          ...['gcloud', 'beta', 'services', 'identity', 'create'],
          ...[`--service=${service}.googleapis.com`, `--project=${project}`, '--quiet'],
        ],
      },
      remedy,
    },
    bindRole({
      title: `Let ${service} ${purpose}`,
      project,
      target: ['projects', 'add-iam-policy-binding', project],
      account: `service-${projectNumber}@${account}.iam.gserviceaccount.com`,
      role,
      remedy,
    }),
  ]);
}
