import { z } from 'zod';
import { defineRoute, type Route } from '../route.ts';

/** `routes` is asked for at each request: this route is one of them. */
export const listEndpoints = (routes: () => readonly Route[]) =>
  defineRoute({
    method: 'get',
    path: '/api',
    summary: 'The routes of this API',
    access: 'caller',
    limit: 'read',
    replies: {
      200: {
        description: 'Each route and what it does.',
        schema: z.strictObject({
          endpoints: z.array(
            z.strictObject({ method: z.string(), path: z.string(), summary: z.string() }),
          ),
          documentation: z.string(),
        }),
      },
    },
    answer: async () => ({
      status: 200,
      body: {
        endpoints: routes().map(({ method, path, summary }) => ({
          method: method.toUpperCase(),
          path,
          summary,
        })),
        documentation: '/api/openapi.json',
      },
    }),
  });
