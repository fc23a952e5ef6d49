/** https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.alertPolicies */
export interface AlertPolicy {
  displayName: string;
  notificationChannels?: readonly string[];
  conditions?: readonly Condition[];
  [other: string]: unknown;
}

interface Condition {
  displayName?: string;
  conditionThreshold?: Readonly<Record<string, unknown>>;
  [other: string]: unknown;
}

/** Said by the service, and not to be said to it. */
const outputOnly = ['creationRecord', 'mutationRecord', 'validity'];

/** What operators tune; everything else of a condition is ours. */
const tuned = ['thresholdValue', 'duration', 'trigger', 'evaluationMissingData'];

/**
 * A policy as it is in the project, brought up to date. Whom it tells, its labels, whether it is
 * switched on, its thresholds and conditions that were added stay as somebody set them.
 */
export function mergeAlertPolicy(found: AlertPolicy, ours: AlertPolicy): AlertPolicy {
  const kept = asSaid(found);
  const { documentation, combiner, notificationChannels = [] } = ours;
  const channels = [...new Set([...(found.notificationChannels ?? []), ...notificationChannels])];
  return {
    ...kept,
    displayName: ours.displayName,
    documentation: { ...asObject(found['documentation']), ...asObject(documentation) },
    combiner,
    conditions: mergeConditions(found.conditions ?? [], ours.conditions ?? []),
    ...(channels.length > 0 && { notificationChannels: channels }),
  };
}

/** A policy as one says it to the service. */
export function asSaid(found: AlertPolicy): AlertPolicy {
  const { displayName } = found;
  const entries = Object.entries(found).filter(([name]) => !outputOnly.includes(name));
  return { ...Object.fromEntries(entries), displayName };
}

/** Paired by their names; of a policy with one, by being that one. */
function mergeConditions(found: readonly Condition[], ours: readonly Condition[]): Condition[] {
  const pairs = ours.map((condition) => {
    const sameName = found.find(({ displayName }) => displayName === condition.displayName);
    const only = found.length === 1 && ours.length === 1 ? found[0] : undefined;
    return { condition, before: sameName ?? only };
  });
  const paired = new Set(pairs.map(({ before }) => before));
  return [
    ...pairs.map(({ condition, before }) =>
      before ? mergeCondition(before, condition) : condition,
    ),
    ...found.filter((condition) => !paired.has(condition)),
  ];
}

function mergeCondition(found: Condition, ours: Condition): Condition {
  const threshold = found.conditionThreshold ?? {};
  const settings = tuned.flatMap((name) =>
    threshold[name] === undefined ? [] : [[name, threshold[name]] as const],
  );
  return {
    ...found,
    ...ours,
    conditionThreshold: {
      ...threshold,
      ...ours.conditionThreshold,
      ...Object.fromEntries(settings),
    },
  };
}

const asObject = (value: unknown): object =>
  typeof value === 'object' && value !== null ? value : {};
