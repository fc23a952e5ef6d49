import { memoryHealthReply } from '../../../contract/operations.ts';
import { readMemoryHealth } from '../../../workflows/read-memory-health.ts';
import { defineRoute } from '../route.ts';

export const getMemoryHealth = defineRoute({
  method: 'get',
  path: '/health/memory',
  summary: 'How the memory stands, of the instance that answers and of the workers',
  access: 'operator',
  limit: null,
  replies: {
    200: {
      description:
        'The status is that of the worse of the two: warning from 60 %, critical from 80 %. ' +
        'The jobs are counted by Firestore when asked (count() aggregates of the documents that ' +
        'there are): jobs_pending wait for their upload or a worker, jobs_processing are at one.',
      schema: memoryHealthReply,
    },
  },
  answer: async ({ ports, config }) => ({
    status: 200,
    body: await readMemoryHealth(ports, config),
  }),
});
