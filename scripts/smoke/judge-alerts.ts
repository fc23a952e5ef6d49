import { z } from 'zod';

export const policiesSchema = z.object({
  alertPolicies: z
    .array(
      z.object({
        displayName: z.string().default(''),
        enabled: z.boolean().default(true),
        notificationChannels: z.array(z.string()).default([]),
      }),
    )
    .default([]),
});
export const channelsSchema = z.object({
  notificationChannels: z
    .array(
      z.object({
        name: z.string(),
        displayName: z.string().default(''),
        enabled: z.boolean().default(true),
        verificationStatus: z.string().optional(),
      }),
    )
    .default([]),
});

type Policy = z.infer<typeof policiesSchema>['alertPolicies'][number];
type Channel = z.infer<typeof channelsSchema>['notificationChannels'][number];

/** Why an alert tells nobody; what helps differs. */
export type Silence = 'missing' | 'off' | 'silent';
export interface AlertProblem {
  kind: Silence;
  text: string;
}

const sayings: Readonly<Record<Silence, { all: string; some: string }>> = {
  missing: { all: 'There is no alert.', some: 'missing' },
  off: { all: 'All alerts are switched off.', some: 'switched off' },
  silent: { all: 'The alerts tell nobody.', some: 'tells nobody' },
};

/** What keeps somebody from being told when one of the wanted alerts goes off; empty: nothing. */
export function judgeAlerts(
  wanted: readonly string[],
  policies: readonly Policy[],
  channels: readonly Channel[],
): AlertProblem[] {
  const of = (name: string) => policies.filter(({ displayName }) => displayName === name);
  const missing = wanted.filter((name) => of(name).length === 0);
  const there = wanted.filter((name) => !missing.includes(name));
  const off = there.filter((name) => of(name).every(({ enabled }) => !enabled));
  const silent = there.filter(
    (name) => !off.includes(name) && !of(name).some((policy) => tellsSomebody(policy, channels)),
  );
  const problemOf = (kind: Silence, names: readonly string[]): AlertProblem[] => {
    if (names.length === 0) return [];
    const { all, some } = sayings[kind];
    const those = names.map((name) => `"${name}"`).join(', ');
    return [{ kind, text: names.length === wanted.length ? all : `${those}: ${some}.` }];
  };
  return [
    ...problemOf('missing', missing),
    ...problemOf('off', off),
    ...problemOf('silent', silent),
  ];
}

function tellsSomebody({ notificationChannels }: Policy, channels: readonly Channel[]): boolean {
  return notificationChannels.some((name) => {
    const channel = channels.find((each) => each.name === name);
    return channel?.enabled === true && channel.verificationStatus !== 'UNVERIFIED';
  });
}
