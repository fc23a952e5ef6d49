import type { ModelCopy } from '../domain/states/analysis.ts';
import { transition } from '../domain/states/transition.ts';
import type { Ports } from './ports.ts';

/** Removes what ended runs left at the model's side. A copy that the live run uses is not among it. */
export async function forgetCopies(
  ports: Pick<Ports, 'analyses' | 'analyzer' | 'clock' | 'logger'>,
  analysisId: string,
): Promise<void> {
  const copies = (await ports.analyses.read(analysisId))?.work.abandonedCopies ?? [];
  if (copies.length === 0) return;
  const { gone, failure } = await forgetEach(ports, copies);
  await ports.analyses.update(analysisId, (stored) => {
    if (stored === null || gone.length === 0) return { result: undefined, change: null };
    const event = { kind: 'forgetCopies' as const, names: gone };
    return { result: undefined, change: transition(stored, event, ports.clock.now()) };
  });
  ports.logger.info('copies_forgotten', { analysisId, names: gone });
  if (failure) throw failure.reason;
}

/** Tries each one; the names of those that are gone, and the first failure. */
export async function forgetEach(
  { analyzer, clock }: Pick<Ports, 'analyzer' | 'clock'>,
  copies: readonly ModelCopy[],
): Promise<{ gone: string[]; failure: PromiseRejectedResult | undefined }> {
  const now = clock.now();
  const ends = await Promise.allSettled(
    copies.map(async (copy) => {
      if (copy.expiresAt > now) await analyzer.forget(copy);
    }),
  );
  const gone = copies.filter((_, index) => ends[index]?.status === 'fulfilled');
  const failure = ends.find((end) => end.status === 'rejected');
  return { gone: gone.map(({ name }) => name), failure };
}
