import type { Summary } from '../contract/summary.ts';
import { openDelivery, type RunEnd } from '../domain/sessions/webhook-delivery.ts';
import type { Ports } from './ports.ts';

/**
 * Has the end of a run told to its session's webhook, if it has one. The end is taken from the
 * event, not from what is stored by now, which may be another run's. Harmless when it is told already.
 */
export async function openWebhook(
  ports: Pick<Ports, 'analyses' | 'webhooks' | 'webhookTasks' | 'clock'>,
  analysisId: string,
  { run_id: runId, ...end }: RunEnd & Pick<Summary, 'run_id'>,
): Promise<void> {
  const session = (await ports.analyses.readWork(analysisId))?.session;
  if (!session?.webhookUrl) return;
  await ports.webhooks.open(analysisId, runId, openDelivery(end, ports.clock.now()));
  await ports.webhookTasks.enqueue({ analysisId, runId });
}
