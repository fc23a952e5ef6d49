import type { UpdateAnalysisReply, UpdateAnalysisRequest } from '../contract/callables.ts';
import { type Caller, requireAccess } from '../domain/access.ts';
import { transition } from '../domain/states/transition.ts';
import type { Ports } from './ports.ts';

/** Says anew what the video is called and who dances what, in any state; a run under way goes on as begun. */
export async function updateAnalysis(
  ports: Pick<Ports, 'analyses' | 'clock' | 'logger'>,
  caller: Caller,
  { analysisId, ...description }: UpdateAnalysisRequest,
): Promise<UpdateAnalysisReply> {
  await ports.analyses.update(analysisId, (stored) => {
    const current = requireAccess(stored, caller);
    const event = { kind: 'describe', description } as const;
    return { result: null, change: transition(current, event, ports.clock.now()) };
  });
  ports.logger.info('updated', { analysisId });
  return { analysisId };
}
