import { describe, expect, it } from 'vitest';
import {
  type Operations,
  queueStateSchema,
} from '../../../../functions/src/contract/operations.ts';
import type { AnalysisType } from '../../../../functions/src/contract/vocabulary.ts';
import { queueState } from '../../../../functions/src/domain/operations/queue-state.ts';
import { someTime } from '../../../support/build-analysis.ts';

const run = (analysis_type: AnalysisType, processing_seconds: number) => ({
  ...{ analysisId: `of-a-dancer-${processing_seconds}`, analysis_type, processing_seconds },
  at: someTime,
});
const operations = (recent_runs: Operations['recent_runs']): Operations => ({
  memory: {
    ...{ last_peak_mb: null, peak_24h_mb: null, limit_mb: null, tmp_mb: null, workers: [] },
  },
  active_runs: [
    {
      ...{ analysisId: 'of-a-dancer', analysis_type: 'solo', run_id: 'run-1', attempt: 1 },
      ...{ stage: 'measuring', progress: 40, started_at: someTime },
    },
  ],
  queue: { waiting: 3, waiting_since: someTime, tasks: null },
  ...{ recent_errors: [], recent_runs, updated_at: someTime },
});

describe('queueState', () => {
  it('tells how many wait, run and may run, and how long each type takes', () => {
    const solos = [run('solo', 40), run('solo', 300), run('solo', 50)];
    const runs = [...solos, run('couple', 90.4), run('couple', 30)];
    const state = queueState(operations(runs), 2);
    expect(queueStateSchema.strict().parse(state)).toEqual({
      ...{ waiting: 3, running: 1, workers: 2, updated_at: someTime },
      median_seconds: { solo: 50, couple: 60 },
    });
  });

  it('names nobody', () => {
    expect(JSON.stringify(queueState(operations([run('solo', 4)]), 2))).not.toContain('dancer');
  });
});
