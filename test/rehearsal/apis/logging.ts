import { z } from 'zod';
import { found, ok, type Route, refuse, resource, routesOf } from '../cloud/route.ts';
import { fits } from '../shapes/zod-shape.ts';

/** https://cloud.google.com/logging/docs/reference/v2/rest/v2/projects.metrics#LogMetric */
const metric = z.strictObject({
  name: z
    .string()
    .regex(/^[\w./-]+$/)
    .max(100),
  description: z.string().max(8_000).optional(),
  filter: z.string().min(1).max(20_000),
  disabled: z.boolean().optional(),
  valueExtractor: z.string().optional(),
  labelExtractors: z.record(z.string(), z.string()).optional(),
  metricDescriptor: z
    .strictObject({
      metricKind: z.enum(['DELTA', 'GAUGE', 'CUMULATIVE']),
      valueType: z.enum(['INT64', 'DISTRIBUTION', 'BOOL', 'DOUBLE', 'STRING']),
      unit: z.string().optional(),
      name: z.string().optional(),
      type: z.string().optional(),
      description: z.string().optional(),
      displayName: z.string().optional(),
      labels: z
        .array(
          z.strictObject({
            key: z.string(),
            valueType: z.enum(['STRING', 'BOOL', 'INT64']).optional(),
            description: z.string().optional(),
          }),
        )
        .optional(),
    })
    .optional(),
});

const metrics = '/v2/projects/{project}/metrics';

export const loggingRoutes: Route[] = routesOf('logging.googleapis.com', [
  [`GET ${metrics}/{metric}`, ({ names }, cloud) => found(cloud.metrics, names['metric'] ?? '')],
  [
    `POST ${metrics}`,
    ({ body }, cloud) => {
      const name = String(resource(body)['name']);
      if (cloud.metrics.has(name)) return refuse(409, `Metric ${name} already exists`);
      cloud.metrics.set(name, resource(body));
      return ok(body);
    },
    fits(metric),
  ],
  [
    `PUT ${metrics}/{metric}`,
    ({ names, body }, cloud) => {
      cloud.metrics.set(names['metric'] ?? '', resource(body));
      return ok(body);
    },
    fits(metric),
  ],
]);
