import { z } from 'zod';
import { describeRoutes } from '../describe-routes.ts';
import { defineRoute, type Route } from '../route.ts';

/** `routes` is asked for at the first request: this route is one of them. */
export const getOpenApi = (routes: () => readonly Route[]) => {
  let document: unknown = null;
  return defineRoute({
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This description, as OpenAPI 3.1',
    access: 'anyone',
    limit: null,
    replies: { 200: { description: 'An OpenAPI document.', schema: z.looseObject({}) } },
    async answer() {
      document ??= describeRoutes(routes());
      return { status: 200, body: document };
    },
  });
};
