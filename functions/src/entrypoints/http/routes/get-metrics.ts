import { metricsQuery, metricsReply } from '../../../contract/operations.ts';
import { readMetrics } from '../../../workflows/read-metrics.ts';
import { defineRoute } from '../route.ts';

export const getMetrics = defineRoute({
  method: 'get',
  path: '/api/metrics',
  summary: 'What was counted in the last days, by analysis type and day (UTC)',
  access: 'operator',
  limit: null,
  request: { query: metricsQuery },
  replies: {
    200: {
      description:
        'Counts, sums and means are exact: each is written with the change that it counts. p50 ' +
        'and p95 are within 2.5 %. Active sessions and queue depth are counted by Firestore when ' +
        'asked.',
      schema: metricsReply,
    },
  },
  answer: async ({ ports }, { query }) => ({ status: 200, body: await readMetrics(ports, query) }),
});
