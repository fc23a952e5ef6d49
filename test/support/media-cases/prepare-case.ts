import { link, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMedia } from '../../../functions/src/adapters/ffmpeg/create-media.ts';
import { createWorkspaces } from '../../../functions/src/adapters/workspace.ts';
import type { Trim } from '../../../functions/src/contract/params.ts';
import { profiles } from '../../../functions/src/contract/profiles/all.ts';
import { judgeBySignal } from '../../../functions/src/domain/judging/signal-judgement.ts';
import { localBinaries } from '../make-clips.ts';
import { prepareSource } from '../prepare-source.ts';
import type { MediaCase } from './media-case.ts';
import { readFrames } from './read-proxy.ts';

const media = createMedia(localBinaries);

/** Makes a case's file and takes it through the worker's own code, up to its scores. */
export async function prepareCase({ make, contentType }: MediaCase, trim: Trim | null = null) {
  const folder = await mkdtemp(join(tmpdir(), 'media-case-'));
  try {
    const path = await make(folder);
    return await createWorkspaces({ rootDirectory: folder }).within('case', async (workspace) => {
      await link(path, workspace.path('source'));
      const prepared = await prepareSource(media, workspace, { contentType, trim });
      const { measurements, measured } = prepared;
      const { durationSeconds } = measured;
      const profile = profiles.solo;
      const video = { profile, danceType: null, durationSeconds, measurements, recording: [] };
      const proxyPath = workspace.path('proxy.mp4');
      return {
        measurements,
        framesMeasured: measured.framesMeasured,
        score: judgeBySignal(video).scores['movement_to_music'] ?? null,
        proxy: await media.probe(proxyPath, new AbortController().signal),
        frames: await readFrames(proxyPath),
      };
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}
