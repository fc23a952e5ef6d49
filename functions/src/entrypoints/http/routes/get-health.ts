import { z } from 'zod';
import { version } from '../../../version.ts';
import { defineRoute } from '../route.ts';

export const getHealth = defineRoute({
  method: 'get',
  path: '/health',
  summary: 'Whether the service answers',
  access: 'anyone',
  limit: null,
  replies: {
    200: {
      description: 'It does.',
      schema: z.strictObject({ status: z.literal('ok'), version: z.string() }),
    },
  },
  answer: async () => ({ status: 200, body: { status: 'ok', version } }),
});
