import { z } from 'zod';
import { fits, labels } from './zod-shape.ts';

const texts = z.record(z.string(), z.string());

/** https://cloud.google.com/functions/docs/reference/rest/v2/projects.locations.functions#ServiceConfig */
const serviceConfig = z.strictObject({
  environmentVariables: texts.optional(),
  secretEnvironmentVariables: z
    .array(
      z.strictObject({
        key: z.string(),
        projectId: z.string(),
        secret: z.string(),
        version: z.string().regex(/^(\d+|latest)$/),
      }),
    )
    .optional(),
  ingressSettings: z
    .enum(['ALLOW_ALL', 'ALLOW_INTERNAL_ONLY', 'ALLOW_INTERNAL_AND_GCLB'])
    .optional(),
  timeoutSeconds: z.number().int().min(1).max(3_600).optional(),
  serviceAccountEmail: z.email().optional(),
  availableMemory: z.string().regex(/^\d+(Mi|Gi)$/),
  availableCpu: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .optional(),
  minInstanceCount: z.number().int().min(0).optional(),
  maxInstanceCount: z.number().int().min(1).optional(),
  maxInstanceRequestConcurrency: z.number().int().min(1).max(1_000).optional(),
  allTrafficOnLatestRevision: z.boolean().optional(),
});
const eventTrigger = z.strictObject({
  eventType: z.string().startsWith('google.'),
  triggerRegion: z.string().optional(),
  eventFilters: z
    .array(
      z.strictObject({
        attribute: z.string(),
        value: z.string(),
        operator: z.literal('match-path-pattern').optional(),
      }),
    )
    .optional(),
  pubsubTopic: z.string().optional(),
  channel: z.string().optional(),
  serviceAccountEmail: z.email().optional(),
  retryPolicy: z.enum([
    'RETRY_POLICY_UNSPECIFIED',
    'RETRY_POLICY_RETRY',
    'RETRY_POLICY_DO_NOT_RETRY',
  ]),
});

/** Of what firebase-tools and gcloud send, since no package of npm ships functions v2. */
export const functionShape = fits(
  z.strictObject({
    name: z.string().regex(/^projects\/[^/]+\/locations\/[^/]+\/functions\/[A-Za-z][\w-]{0,62}$/),
    description: z.string().optional(),
    buildConfig: z.strictObject({
      runtime: z.string().regex(/^nodejs\d+$/),
      entryPoint: z.string().min(1),
      source: z.strictObject({
        storageSource: z.strictObject({
          bucket: z.string(),
          object: z.string(),
          generation: z.union([z.string(), z.number()]).optional(),
        }),
      }),
      environmentVariables: texts.optional(),
      sourceToken: z.string().optional(),
      dockerRepository: z.string().optional(),
      automaticUpdatePolicy: z.strictObject({}).optional(),
    }),
    serviceConfig,
    eventTrigger: eventTrigger.optional(),
    labels: labels.optional(),
    kmsKeyName: z.string().optional(),
  }),
);
