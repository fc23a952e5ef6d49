import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createMedia } from '../../functions/src/adapters/ffmpeg/create-media.ts';
import { createWorkspaces } from '../../functions/src/adapters/workspace.ts';
import type { Repetitions } from '../../functions/src/contract/repetitions.ts';
import { localBinaries } from '../../test/support/make-clips.ts';
import { makeWorkoutClip } from '../../test/support/workouts/make-workout-clip.ts';
import type { Benchmark, Row } from '../frame/benchmark.ts';
import { prepareVideo } from '../load/prepare-video.ts';
import {
  clipsWithoutNoise,
  clipsWithoutRepetitions,
  noisyClips,
  type WorkoutClip,
} from '../load/workout-corpus/corpus.ts';

interface Counted {
  clip: WorkoutClip;
  found: Repetitions | null;
  planted: number;
  /** Repetitions too many or too few. */
  error: number;
}

const picture = { width: 160, height: 90, frameRate: 24 };
const mostNoisyError = 1;

/** What the worker's own decode and meters count in clips whose repetitions are known. */
export const workout: Benchmark = {
  name: 'workout',
  async run() {
    const folder = await mkdtemp(path.join(tmpdir(), 'bench-workout-'));
    try {
      const clear = await countClips(clipsWithoutNoise, folder);
      const noisy = await countClips(noisyClips, folder);
      const nothing = await countClips(clipsWithoutRepetitions, folder);
      process.stdout.write(`\n${describe([...clear, ...noisy, ...nothing])}\n`);
      return rowsOf(clear, noisy, nothing);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function countClips(clips: readonly WorkoutClip[], folder: string): Promise<Counted[]> {
  const media = createMedia(localBinaries);
  const workspaces = createWorkspaces({ rootDirectory: folder });
  const counted: Counted[] = [];
  for (const clip of clips) {
    const source = await makeWorkoutClip(path.join(folder, 'clip.mp4'), clip.workout, picture);
    const { measurements } = await prepareVideo(media, workspaces, source, {
      finds: 'repetitions',
    });
    const { repetitions: found } = measurements;
    const planted = clip.workout.repetitions.length;
    counted.push({ clip, found, planted, error: Math.abs((found?.count ?? 0) - planted) });
  }
  return counted;
}

function rowsOf(
  clear: readonly Counted[],
  noisy: readonly Counted[],
  nothing: readonly Counted[],
): Row[] {
  return [
    {
      what: `Repetitions not counted exactly, of ${clear.length} clips without noise`,
      figure: clear.filter(({ error }) => error > 0).length,
      unit: 'clips',
      limit: 0,
    },
    {
      what: `Repetitions too many or too few, the most in one of ${noisy.length} noisy clips`,
      figure: Math.max(...noisy.map(({ error }) => error)),
      unit: 'repetitions',
      limit: mostNoisyError,
    },
    {
      what: `Repetitions found in ${nothing.length} clips where nothing comes by three times`,
      figure: nothing.filter(({ found }) => found !== null).length,
      unit: 'clips',
      limit: 0,
    },
  ];
}

function describe(counted: readonly Counted[]): string {
  const lines = counted.map(({ clip, found, planted }) =>
    [
      clip.name.padEnd(64),
      `${found?.count ?? '–'}`.padStart(8),
      `(${planted})`.padStart(11),
      `${found?.confidence ?? '–'}`.padStart(9),
    ].join(''),
  );
  const heading = ['clip'.padEnd(64), 'counted'.padStart(8), '(in truth)'.padStart(11)];
  return [[...heading, 'clarity'.padStart(9)].join(''), ...lines].join('\n');
}
