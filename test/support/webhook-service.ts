import { createWebhookDocuments } from '../../functions/src/adapters/firestore/webhook-documents.ts';
import { createWebhookSender } from '../../functions/src/adapters/webhook-sender.ts';
import type { Summary } from '../../functions/src/contract/summary.ts';
import type { Caller } from '../../functions/src/domain/access.ts';
import type { Event } from '../../functions/src/domain/states/events.ts';
import { createAnalysis } from '../../functions/src/workflows/create-analysis.ts';
import { deliverWebhook } from '../../functions/src/workflows/deliver-webhook.ts';
import type { Analyzer } from '../../functions/src/workflows/ports/analyzer.ts';
import type { WebhookTask } from '../../functions/src/workflows/ports/webhooks.ts';
import { reactToChange } from '../../functions/src/workflows/react-to-change.ts';
import { aRequest } from './build-analysis.ts';
import { startService } from './service-in-process.ts';

const limits = {
  maxVideoSizeBytes: 1_000_000,
  allowedOrigins: [],
  maxPendingJobs: 10,
  dailyRunsPerUser: 50,
  rerunsPerHour: 10,
  maxStoredBytes: 1_000_000,
};

/** As a trigger is told of a write. */
export interface Written {
  analysisId: string;
  before: Summary | null;
  after: Summary | null;
}

/**
 * Sessions and their webhooks with the real store, on the Firestore emulator, and the real sender,
 * which may post to this machine. Events and tasks are delivered when a test says so.
 */
export function startWebhookService() {
  const service = startService();
  const logged: unknown[] = [];
  const log = (event: string, fields: object = {}) => void logged.push({ event, ...fields });
  /** Enqueued, by the name under which Cloud Tasks takes each once. */
  const tasks = new Map<string, WebhookTask>();
  const analyzer: Pick<Analyzer, 'forget'> = { async forget() {} };
  const ports = {
    ...service.ports,
    logger: { info: log, warn: log, error: log },
    analyzer: analyzer as Analyzer,
    webhooks: createWebhookDocuments(service.firestore),
    webhookSender: createWebhookSender({ toLoopback: true }),
    webhookTasks: {
      async enqueue(task: WebhookTask) {
        tasks.set(`${task.analysisId}-${task.runId}`, task);
      },
    },
  };
  const { analyses } = ports;
  async function watchWrite(analysisId: string, write: () => Promise<unknown>): Promise<Written> {
    const before = await summaryOf(analysisId);
    await write();
    return { analysisId, before, after: await summaryOf(analysisId) };
  }
  const summaryOf = async (id: string) => (await analyses.read(id))?.summary ?? null;

  return {
    ...service,
    ports,
    tasks,
    logged,
    async open(caller: Caller, webhookUrl: string | null): Promise<string> {
      const terms = { origin: null, session: { ttlHours: 24, webhookUrl } };
      const { analysisId } = await createAnalysis(ports, limits, caller, aRequest, terms);
      return analysisId;
    },
    /** Writes what these events come to; the last write is to be told with `tell`. */
    async happen(analysisId: string, ...events: Event[]): Promise<Written> {
      let written: Written = { analysisId, before: null, after: null };
      for (const event of events) {
        written = await watchWrite(analysisId, () => service.happen(analysisId, event));
      }
      return written;
    },
    runAgain: (caller: Caller, analysisId: string): Promise<Written> =>
      watchWrite(analysisId, async () => {
        service.upload(caller.userId, analysisId);
        await service.rerun(caller, analysisId);
      }),
    tell: ({ analysisId, before, after }: Written) =>
      reactToChange(ports, analysisId, { before, after }),
    deliver: (task: WebhookTask) => deliverWebhook(ports, task),
    /** Delivers each task that was enqueued, in the order of their names' first coming. */
    async deliverAll(): Promise<void> {
      for (const task of tasks.values()) await deliverWebhook(ports, task);
    },
  };
}

export type WebhookService = ReturnType<typeof startWebhookService>;
