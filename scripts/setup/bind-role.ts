import type { Step } from './step.ts';

/** Binding a role that is bound does nothing, so this needs no check. */
export function bindRole(binding: {
  title: string;
  project: string;
  /** To what, as gcloud names it, such as `['projects', 'add-iam-policy-binding', project]`. */
  target: readonly string[];
  account: string;
  role: string;
  remedy: string;
}): Step {
  const { title, project, target, account, role, remedy } = binding;
  return {
    title,
    apply: {
      argv: [
        ...['gcloud', ...target, `--member=serviceAccount:${account}`, `--role=roles/${role}`],
        // Without it gcloud asks which condition is meant, once a policy has one.
        ...(target[0] === 'projects' || target[0] === 'iam' ? ['--condition=None'] : []),
        ...[`--project=${project}`, '--quiet', '--format=none'],
      ],
    },
    remedy,
  };
}
