import { z } from 'zod';
import { found, notFound, ok, type Route, resource, routesOf } from '../cloud/route.ts';
import { message } from '../shapes/proto-shape.ts';
import { duration, fits } from '../shapes/zod-shape.ts';

const location = 'projects/{project}/locations/{location}';
const queue = message('tasks', 'google.cloud.tasks.v2.Queue');

/** https://cloud.google.com/scheduler/docs/reference/rest/v1/projects.locations.jobs#Job */
const job = z.strictObject({
  name: z.string().startsWith('projects/'),
  schedule: z.string().min(1),
  description: z.string().optional(),
  timeZone: z.string(),
  attemptDeadline: duration.optional(),
  retryConfig: z
    .strictObject({
      retryCount: z.number().int().optional(),
      maxRetryDuration: duration.optional(),
      minBackoffDuration: duration.optional(),
      maxBackoffDuration: duration.optional(),
      maxDoublings: z.number().int().optional(),
    })
    .optional(),
  httpTarget: z.strictObject({
    uri: z.url({ protocol: /^https$/ }),
    httpMethod: z.enum(['POST', 'GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']),
    headers: z.record(z.string(), z.string()).optional(),
    oidcToken: z
      .strictObject({ serviceAccountEmail: z.email(), audience: z.string().optional() })
      .optional(),
  }),
});

export const taskAndJobRoutes: Route[] = [
  ...routesOf('cloudtasks.googleapis.com', [
    [
      `GET /v2/${location}/queues/{queue}`,
      ({ path }, cloud) => found(cloud.queues, path.slice('/v2/'.length)),
    ],
    [
      `POST /v2/${location}/queues`,
      ({ body }, cloud) => {
        cloud.queues.set(String(resource(body)['name']), { state: 'RUNNING', ...resource(body) });
        return ok(body);
      },
      queue,
    ],
    [
      `PATCH /v2/${location}/queues/{queue}`,
      ({ path, body }, cloud) => {
        const name = path.slice('/v2/'.length);
        cloud.queues.set(name, { ...cloud.queues.get(name), ...resource(body) });
        return ok(cloud.queues.get(name));
      },
      queue,
    ],
  ]),
  ...routesOf('cloudscheduler.googleapis.com', [
    [
      `GET /v1/${location}/jobs/{job}`,
      ({ path }, cloud) => found(cloud.jobs, path.slice('/v1/'.length)),
    ],
    [
      `POST /v1/${location}/jobs`,
      ({ body }, cloud) => {
        cloud.jobs.set(String(resource(body)['name']), resource(body));
        return ok(body);
      },
      fits(job),
    ],
    [
      `PATCH /v1/${location}/jobs/{job}`,
      ({ path, body }, cloud) => {
        const name = path.slice('/v1/'.length);
        if (!cloud.jobs.has(name)) return notFound(name);
        cloud.jobs.set(name, resource(body));
        return ok(body);
      },
      fits(job),
    ],
  ]),
];
