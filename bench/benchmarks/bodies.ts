import path from 'node:path';
import type { Benchmark, Row } from '../frame/benchmark.ts';
import { withoutTriggers } from '../load/background-triggers.ts';
import { makeCoupleClip } from '../load/couple-clip.ts';
import { findFfmpeg } from '../load/find-ffmpeg.ts';
import { requireProcFileSystem } from '../load/own-process/sample-memory.ts';
import { makeScratchFolder } from '../load/own-process/scratch-folder.ts';
import { makePersonClip } from '../load/person-clip.ts';
import { type FollowedRun, followInWorker } from '../load/worker-process/follow-in-worker.ts';

const clipSeconds = 60;
const longerSeconds = 180;
const bytesPerMib = 2 ** 20;
/** Above what two runs of the same clip differ by. */
const growthLimitMib = 25;

interface Limits {
  seconds?: number;
  mib?: number;
  unseenPercent?: number;
}

/** One minute of 720p through a worker of its own, from the delivery of its task to its report. */
export const bodies: Benchmark = {
  name: 'bodies',
  async run(stack) {
    requireProcFileSystem();
    const folder = makeScratchFolder('disk');
    const clip = (name: string) => path.join(folder.path, `${name}.mp4`);
    try {
      const ffmpeg = await findFfmpeg();
      await makePersonClip(ffmpeg, clip('person'), clipSeconds);
      await makeCoupleClip(ffmpeg, clip('couple'), clipSeconds);
      await makeCoupleClip(ffmpeg, clip('longer'), longerSeconds);
      return await withoutTriggers(stack, async () => {
        const without = await followInWorker(clip('person'), 'solo', false);
        const one = await followInWorker(clip('person'), 'solo', true);
        const two = await followInWorker(clip('couple'), 'couple', true);
        const longer = await followInWorker(clip('longer'), 'couple', true);
        return [
          ...rowsOf('one body', one, { seconds: 20, mib: 420, unseenPercent: 5 }),
          ...rowsOf('without', without),
          ...rowsOf('two dancers', two, { seconds: 40, mib: 480 }),
          ...growthRows(two, longer),
        ];
      });
    } finally {
      folder.remove();
    }
  },
};

function rowsOf(
  how: string,
  { outcome, seconds, peak, seen }: FollowedRun,
  limits: Limits = {},
): Row[] {
  const what = `${clipSeconds} s of 720p, from task to report, ${how}`;
  const unseen = `${what}: looks without a body`;
  return [
    {
      what: `${what}: not completed`,
      figure: outcome === 'completed' ? 0 : 1,
      unit: 'runs',
      limit: 0,
    },
    { what, figure: seconds, unit: 's', ...limitOf(limits.seconds) },
    {
      what: `${what}: peak memory of Node and its children`,
      figure: peak.residentBytes / bytesPerMib,
      unit: 'MiB',
      ...limitOf(limits.mib),
    },
    { what: `${what}: in tmp at that moment`, figure: peak.tmpBytes / bytesPerMib, unit: 'MiB' },
    ...(limits.unseenPercent === undefined
      ? []
      : [{ what: unseen, figure: 100 * (1 - seen), unit: '%', limit: limits.unseenPercent }]),
  ];
}

function growthRows(shorter: FollowedRun, longer: FollowedRun): Row[] {
  const what = `two dancers, ${longerSeconds} s after ${clipSeconds} s`;
  const more = longer.peak.residentBytes - shorter.peak.residentBytes;
  return [
    {
      what: `${what}: not completed`,
      figure: longer.outcome === 'completed' ? 0 : 1,
      unit: 'runs',
      limit: 0,
    },
    {
      what: `${what}: more memory`,
      figure: more / bytesPerMib,
      unit: 'MiB',
      limit: growthLimitMib,
    },
  ];
}

function limitOf(limit: number | undefined): { limit?: number } {
  return limit === undefined ? {} : { limit };
}
