import {
  type Measurements,
  nothingMeasured,
} from '../../../functions/src/contract/measurements.ts';
import { profiles } from '../../../functions/src/contract/profiles/all.ts';
import type { AnalysisJob } from '../../../functions/src/workflows/ports/analyzer.ts';

export const someMeasurements: Measurements = {
  ...nothingMeasured,
  tempo_bpm: 120,
  tempo_clarity: 0.8,
  beat_alignment: 0.6,
  beat_recall: 0.5,
  phase_coherence: 0.7,
  beat_offset_ms: 12,
  motion_energy: 0.4,
  motion_dynamics: 0.3,
  stillness: 0.1,
  exposure: 0.5,
  loudness_dbfs: -18,
  beat_seconds: Array.from({ length: 120 }, (_, beat) => beat / 2),
  motion_curve: { interval_seconds: 1, values: Array.from({ length: 60 }, () => 0.4) },
};

/** A minute of a solo at `path`. */
export function anAnalysisJob(path: string, change: Partial<AnalysisJob> = {}): AnalysisJob {
  return {
    analysisId: 'analysis-1',
    runId: 'run-1',
    profile: profiles.solo,
    danceType: 'Salsa',
    dancers: null,
    title: null,
    params: {},
    proxyPath: async () => path,
    durationSeconds: 60,
    measurements: someMeasurements,
    recording: [],
    copy: null,
    keepCopy: async () => {},
    meter: { begin: async () => ({ end: async () => {} }) },
    onProgress: () => {},
    onSegments: () => {},
    signal: new AbortController().signal,
    ...change,
  };
}
