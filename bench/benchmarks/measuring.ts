import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMedia } from '../../functions/src/adapters/ffmpeg/create-media.ts';
import { createWorkspaces } from '../../functions/src/adapters/workspace.ts';
import { profiles } from '../../functions/src/contract/profiles/all.ts';
import { timing } from '../../functions/src/contract/profiles/dance.ts';
import { measuredScore, readingsOf } from '../../functions/src/domain/judging/measured-score.ts';
import { notMeasured } from '../../functions/src/domain/judging/not-measured.ts';
import type { Benchmark } from '../frame/benchmark.ts';
import type { Clip } from '../load/dance-corpus/clip.ts';
import {
  clipsAtOtherRates,
  clipsOfEditedStillness,
  clipsOfEdits,
  clipsOffTheBeat,
  clipsOfJolts,
  clipsOfNobodyMoving,
  clipsOnTheBeat,
  clipsWithoutMusic,
  clipsWithReasons,
  plainClip,
  shortClipsWithMusic,
} from '../load/dance-corpus/corpus.ts';
import { makeClip } from '../load/dance-corpus/make-clip.ts';
import { localBinaries } from '../load/find-ffmpeg.ts';
import { prepareVideo } from '../load/prepare-video.ts';
import { describe, type Measured, type MeasuredCorpus, rowsOf } from './measuring-rows.ts';
import { measureSpeed } from './measuring-speed.ts';

/** What the worker's own decode and meters make of clips whose truth is known. */
export const measuring: Benchmark = {
  name: 'measuring',
  async run() {
    const folder = await mkdtemp(path.join(tmpdir(), 'bench-measuring-'));
    try {
      // First, as a worker begins: not in a process that has made and measured seventy clips.
      const speed = await measureSpeed(folder);
      const corpus = await measureCorpus(folder);
      process.stdout.write(`\n${describe(Object.values(corpus).flat())}\n`);
      return [...rowsOf(corpus), ...speed];
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function measureCorpus(folder: string): Promise<MeasuredCorpus> {
  const media = createMedia(localBinaries);
  const workspaces = createWorkspaces({ rootDirectory: folder });
  const measureOne = async (clip: Clip): Promise<Measured> => {
    const source = await makeClip(clip, folder);
    const { measurements: found } = await prepareVideo(media, workspaces, source);
    const gap = notMeasured(profiles.solo, found).find(
      ({ what_code: code }) => code === 'music_and_timing',
    );
    return {
      clip,
      found,
      reason: gap?.why_code ?? null,
      score: measuredScore(timing.measured, readingsOf(found)),
    };
  };
  const measureAll = async (clips: readonly Clip[]) => {
    const measured: Measured[] = [];
    for (const clip of clips) measured.push(await measureOne(clip));
    return measured;
  };
  return {
    plain: await measureOne(plainClip),
    otherRates: await measureAll(clipsAtOtherRates),
    onBeat: await measureAll(clipsOnTheBeat),
    offBeat: await measureAll(clipsOffTheBeat),
    withoutMusic: await measureAll(clipsWithoutMusic),
    nobodyMoving: await measureAll(clipsOfNobodyMoving),
    jolted: await measureAll(clipsOfJolts),
    edited: await measureAll(clipsOfEdits),
    editedStillness: await measureAll(clipsOfEditedStillness),
    withReasons: await measureAll(clipsWithReasons.map(({ clip }) => clip)),
    short: await measureAll(shortClipsWithMusic),
  };
}
