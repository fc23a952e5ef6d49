import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect } from 'vitest';
import { createMedia } from '../../functions/src/adapters/ffmpeg/create-media.ts';
import type { Trim } from '../../functions/src/contract/params.ts';
import { type DecodingPlan, planDecoding } from '../../functions/src/domain/video/decoding-plan.ts';
import type { NormaliseJob } from '../../functions/src/workflows/ports/media.ts';
import {
  type DecodedByPlan,
  decodeByPlan,
} from '../../functions/src/workflows/process-run/decode-by-plan.ts';
import { childProcesses } from './child-processes.ts';
import { ffmpeg, localBinaries, makeClip } from './make-clips.ts';
import { plainPlan } from './plain-plan.ts';

export const never = new AbortController().signal;

/** Real media, and folders for one test's clips and outputs. */
export function mediaWorkshop() {
  let folder = '';
  let outputs = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'media-clips-'));
    outputs = await mkdtemp(join(tmpdir(), 'media-outputs-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
    await rm(outputs, { recursive: true });
  });
  const media = createMedia(localBinaries);
  return {
    media,
    clipPath: (name: string) => join(folder, name),
    outputPath: (name: string) => join(outputs, name),
    outputsFolder: () => outputs,
    async write(name: string, content: string | Uint8Array): Promise<string> {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    },
    /** Aborts after so long what is begun: it is to end with the reason, and to leave nothing. */
    async expectAborted(
      begin: (signal: AbortSignal) => Promise<unknown>,
      afterMs: number,
    ): Promise<void> {
      const reason = new Error('cancelled');
      const abort = new AbortController();
      const run = begin(abort.signal);
      run.catch(() => {});
      await delay(afterMs);
      abort.abort(reason);
      await expect(run).rejects.toBe(reason);
      expect(await childProcesses()).toEqual([]);
      expect(await readdir(outputs)).toEqual([]);
    },
    /** Probes a clip, plans its decode, and decodes it until a plan holds, as the worker does. */
    async normalise(path: string, changes: NormaliseChanges = {}): Promise<DecodedByPlan> {
      const { trim = null, ...rest } = changes;
      const plan = planDecoding(await media.probe(path, never), trim);
      return decodeByPlan(plan, (next) => media.normalise(job(path, next, rest)));
    },
    job,
  };

  function job(
    sourcePath: string,
    plan: DecodingPlan = plainPlan,
    changes: Partial<NormaliseJob> = {},
  ): NormaliseJob {
    return {
      sourcePath,
      proxyPath: join(outputs, 'proxy.mp4'),
      soundPath: join(outputs, 'sound'),
      plan,
      lengthSeconds: 20,
      maxSeconds: 60,
      onFrame: () => {},
      onProgress: () => {},
      signal: never,
      ...changes,
    };
  }
}

export type NormaliseChanges = Partial<NormaliseJob> & { trim?: Trim | null };

/** 20 s of 720p, long enough to be met while it is converted: 2 s of it, ten times over. */
export async function makeLongClip(path: string): Promise<string> {
  const part = `${path}.part.mp4`;
  const options = ['-preset', 'ultrafast'];
  await makeClip(part, { seconds: 2, size: '1280x720', frameRate: 30, options });
  await ffmpeg(['-stream_loop', '9', '-i', part, '-c', 'copy', path]);
  await rm(part);
  return path;
}
