import { parseArgs } from 'node:util';
import { openQueueControl, type QueueControl } from '../functions/src/adapters/queue-control.ts';
import { textOf } from '../functions/src/domain/parameters.ts';
import { findProject, requireCloudProject } from './setup/find-project.ts';
import { OperatorError, runAsOperator } from './setup/operator-error.ts';
import { useQuotaProject } from './setup/quota-project.ts';
import { readParameters } from './setup/read-parameters.ts';

const usage =
  'Usage: npm run queue -- status|pause|resume|purge [--project <id>] [--queue <function>] [--dry-run] [--lose-webhooks]';

/** Of the ends of runs, each posted by one task. */
const webhookQueue = 'deliverWebhook';

/** What becomes of what a purged queue held. */
const afterPurge: Readonly<Record<string, string>> = {
  processAnalysis:
    'Analyses that still wait get a new task from the sweep, after some ten minutes: cancel or delete those that are not to run.',
  removeAccount: 'Removals that were under way are begun again by the sweep.',
};

const queueOf = ({ name }: QueueControl) => name.split('/').at(-1) ?? name;

const orders = {
  status: {
    would: 'say its state and how many tasks it holds',
    async carryOut(queue: QueueControl) {
      const { state, depth } = await queue.state();
      return `${queue.name} is ${state} and holds ${depth === 1 ? '1 task' : `${depth} tasks`}.`;
    },
  },
  pause: {
    would: 'keep what it holds and deliver nothing',
    async carryOut(queue: QueueControl) {
      await queue.pause();
      return `${queue.name} is paused: what is running goes on, nothing else begins until \`resume\`.`;
    },
  },
  resume: {
    would: 'deliver again',
    async carryOut(queue: QueueControl) {
      await queue.resume();
      return `${queue.name} delivers again.`;
    },
  },
  purge: {
    would: 'throw away every task that it holds',
    async carryOut(queue: QueueControl) {
      await queue.purge();
      return `${queue.name} is being emptied, which takes up to a minute. ${afterPurge[queueOf(queue)] ?? ''}`.trim();
    },
  },
} as const;

type Order = keyof typeof orders;

const isOrder = (text: string | undefined): text is Order =>
  text !== undefined && Object.hasOwn(orders, text);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      project: { type: 'string' },
      queue: { type: 'string', default: 'processAnalysis' },
      'dry-run': { type: 'boolean', default: false },
      'lose-webhooks': { type: 'boolean', default: false },
    },
  });
  const [order] = positionals;
  if (!isOrder(order) || positionals.length > 1) throw new OperatorError(usage);
  const projectId = requireCloudProject(
    await findProject(values.project),
    'npm run queue -- status --project my-project',
  );
  useQuotaProject(projectId);
  const region = textOf((await readParameters(projectId)).texts, 'REGION');
  const queue = openQueueControl({ projectId, region, queueId: values.queue });
  if (order === 'purge' && values.queue === webhookQueue && !values['lose-webhooks']) {
    throw new OperatorError(
      `${queue.name} was not purged. The webhooks that wait in it would never be posted: nothing makes these tasks anew. \`pause\` keeps them; with --lose-webhooks they are thrown away.`,
    );
  }
  if (values['dry-run']) {
    console.log(`${order} would make ${queue.name} ${orders[order].would}.`);
    console.log('Nothing was changed. Run it without --dry-run to do this.');
    return 0;
  }
  console.log(await orders[order].carryOut(queue).catch(explainMissing(queue)));
  return 0;
}

/** gRPC: NOT_FOUND. */
const missingCode = 5;

const explainMissing = (queue: QueueControl) => (error: unknown) => {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code !== missingCode) throw error;
  throw new OperatorError(
    `There is no ${queue.name}. A deploy makes it: look at REGION in functions/.env.<project>, and at the queues in the Google Cloud console.`,
  );
};

await runAsOperator(main);
