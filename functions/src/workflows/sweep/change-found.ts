import type { Analysis } from '../../domain/states/analysis.ts';
import type { Event } from '../../domain/states/events.ts';
import { transition } from '../../domain/states/transition.ts';
import type { Ports } from '../ports.ts';

/** What happened to an analysis that was found some time ago; null: nothing is due any more. */
export async function changeFound(
  { analyses }: Pick<Ports, 'analyses'>,
  analysisId: string,
  now: Date,
  choose: (stored: Analysis) => Event | null,
): Promise<Event | null> {
  return analyses.update(analysisId, (stored) => {
    const event = stored === null ? null : choose(stored);
    if (stored === null || event === null) return { result: null, change: null };
    return { result: event, change: transition(stored, event, now) };
  });
}
