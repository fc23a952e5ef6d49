import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analysisTypes } from '../../../../functions/src/contract/vocabulary.ts';
import { AppError } from '../../../../functions/src/domain/errors.ts';
import {
  describeFigures,
  sumFigures,
} from '../../../../functions/src/domain/operations/describe-figures.ts';
import {
  type Figures,
  noFigures,
  type Tally,
  tallyOfChange,
  tallyOfCreation,
  tallyOfRemoval,
} from '../../../../functions/src/domain/operations/statistics.ts';
import type { Event } from '../../../../functions/src/domain/states/events.ts';
import { transition } from '../../../../functions/src/domain/states/transition.ts';
import { applyChange } from '../../../support/apply-change.ts';
import { buildAnalysis, someTime } from '../../../support/build-analysis.ts';
import { aReport } from '../../../support/build-report.ts';

const secondsLater = (seconds: number) => new Date(someTime.getTime() + seconds * 1_000);

const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  fc.constantFrom<Event>(
    { kind: 'acceptUpload', generation: '1' },
    { kind: 'claim' },
    { kind: 'renewLease' },
    { kind: 'requeue', newDispatch: true, reason: 'Interrupted.' },
    { kind: 'redispatch' },
    { kind: 'fail', error: { code: 'video_unreadable', message: 'No.', retryable: false } },
    { kind: 'fail', error: { code: 'internal', message: 'Oh.', retryable: true } },
    { kind: 'cancel' },
    { kind: 'rerun', runId: 'run-2' },
    { kind: 'expire', removeAt: someTime },
  ),
  fc
    .nat({ max: 1_000 })
    .map((frames_decoded): Event => ({ kind: 'complete', report: { ...aReport, frames_decoded } })),
);

/** What happened to one analysis: what was counted, and the statuses that its runs ended in. */
function live(events: readonly Event[]) {
  let stored = buildAnalysis();
  const tallies: Tally[] = [tallyOfCreation(stored)];
  const ends: string[] = [];
  let reruns = 0;
  for (const [index, event] of events.entries()) {
    try {
      const change = transition(stored, event, secondsLater(index));
      const counted = tallyOfChange(stored, change);
      if (counted) tallies.push(counted);
      const next = applyChange(stored, change);
      const { status } = next.summary;
      const ended = ['completed', 'failed', 'cancelled'].includes(status);
      if (status !== stored.summary.status && ended) ends.push(status);
      if (event.kind === 'rerun') reruns += 1;
      stored = next;
    } catch (refusal) {
      expect(refusal).toBeInstanceOf(AppError);
    }
  }
  return { stored, tallies, ends, reruns };
}

const summed = (tallies: readonly Tally[]): Figures =>
  sumFigures(tallies.map(({ figures }) => ({ ...noFigures, ...figures })));
const of = (ends: readonly string[], status: string) => ends.filter((end) => end === status).length;

describe('what is counted of an analysis', () => {
  it('is one creation, each rerun and each end, and nothing else, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        const { tallies, ends, reruns } = live(events);
        expect(describeFigures(summed(tallies))).toMatchObject({
          created: 1,
          reruns,
          completed: of(ends, 'completed'),
          failed: of(ends, 'failed'),
          cancelled: of(ends, 'cancelled'),
          frames_decoded: { count: of(ends, 'completed') },
        });
      }),
      { numRuns: 300 },
    );
  });

  it('is a rerun of the type that judges it from then on', () => {
    const asked = { analysis_type: 'couple' } as const;
    const events: Event[] = [
      { kind: 'cancel' },
      { kind: 'rerun', runId: 'run-2', asked },
      { kind: 'cancel' },
    ];
    expect(live(events).tallies.map(({ analysisType }) => analysisType)).toEqual([
      ...['solo', 'solo', 'couple', 'couple'],
    ]);
  });

  it('leaves as many begun as ended and removed, once it is removed', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        const { stored, tallies } = live(events);
        const removal = tallyOfRemoval(stored, someTime);
        const { created, reruns, completed, failed, cancelled, removed } = describeFigures(
          summed(removal ? [...tallies, removal] : tallies),
        );
        expect(completed + failed + cancelled + removed).toBe(created + reruns);
      }),
      { numRuns: 300 },
    );
  });

  it('has the time from the first worker to the end, the memory and the frames', () => {
    const report = {
      ...aReport,
      memory: { peak_rss_mb: 400.2, peak_tmp_mb: 20.1 },
      frames_decoded: 240,
    };
    const { tallies } = live([
      { kind: 'acceptUpload', generation: '1' },
      { kind: 'claim' },
      { kind: 'requeue', newDispatch: true, reason: 'Interrupted.' },
      { kind: 'claim' },
      { kind: 'complete', report },
    ]);
    const { processing_seconds, peak_memory_mb, frames_decoded } = describeFigures(summed(tallies));
    expect([processing_seconds.mean, peak_memory_mb.mean, frames_decoded.mean]).toEqual([
      3, 420, 240,
    ]);
  });

  it('counts for the day in UTC of its change and for its type', () => {
    const analysisTypesOfDays = analysisTypes.map((analysis_type) => {
      const stored = buildAnalysis({ analysis_type });
      const change = transition(stored, { kind: 'cancel' }, new Date('2026-03-01T23:59:59.999Z'));
      return tallyOfChange(stored, change);
    });
    expect(analysisTypesOfDays).toEqual(
      analysisTypes.map((analysisType) => ({
        day: '2026-03-01',
        analysisType,
        figures: { cancelled: 1 },
      })),
    );
  });
});

describe('describeFigures', () => {
  it('has no rate where nothing was judged', () => {
    expect(describeFigures({ ...noFigures, created: 3, cancelled: 2 })).toMatchObject({
      success_rate: null,
      failure_rate: null,
    });
  });

  it('names failures by their code, and their share of what was judged', () => {
    const figures = { ...noFigures, completed: 6, failed: { internal: 1, worker_lost: 1 } };
    expect(describeFigures(figures)).toMatchObject({
      failed: 2,
      failed_by_code: { internal: 1, worker_lost: 1 },
      success_rate: 0.75,
      failure_rate: 0.25,
    });
  });
});
