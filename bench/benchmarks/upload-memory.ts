import { setTimeout as sleep } from 'node:timers/promises';
import type { Stack } from '../../scripts/stack/boot.ts';
import type { Row } from '../frame/benchmark.ts';
import { withoutTriggers } from '../load/background-triggers.ts';
import { signUpCallers } from '../load/callers.ts';
import { residentBytes } from '../load/own-process/resident-memory.ts';
import { requireProcFileSystem } from '../load/own-process/sample-memory.ts';
import { samplePeak } from '../load/own-process/sample-peak.ts';
import { serveFunction } from '../load/served-function/serve-function.ts';
import { uploadForm } from '../load/upload-form.ts';

const atOnce = 4;
const videoBytes = 30_000_000;
const warmUpBytes = 5_000;
const warmUpRounds = 5;
const rounds = 3;
const settleMs = 2_000;
const bytesPerMb = 1_000_000;

/** What full requests add to one instance of `apiUpload` that has answered small ones before. */
export async function measureUploadMemory(stack: Stack): Promise<Row[]> {
  requireProcFileSystem();
  const instance = await serveFunction('apiUpload');
  const resident = () => residentBytes(instance.processId);
  try {
    return await withoutTriggers(stack, async () => {
      const callers = await signUpCallers(stack.ports, atOnce, { admins: false });
      const upload = async (sizeBytes: number) => {
        const request = uploadForm(sizeBytes);
        await Promise.all(
          callers.map((caller) => caller.fetch(`${instance.address}/api/v1/video/upload`, request)),
        );
      };
      for (let round = 0; round < warmUpRounds; round += 1) await upload(warmUpBytes);
      await sleep(settleMs);

      const before = await resident();
      const stopSampling = samplePeak(resident);
      for (let round = 0; round < rounds; round += 1) await upload(videoBytes);
      const peak = await stopSampling();
      await sleep(settleMs);
      return rowsOf({ added: peak - before, kept: (await resident()) - before });
    });
  } finally {
    await instance.stop();
  }
}

function rowsOf({ added, kept }: { added: number; kept: number }): Row[] {
  const sentMb = (atOnce * videoBytes) / bytesPerMb;
  const what = `${atOnce} uploads of ${videoBytes / bytesPerMb} MB at once, ${rounds} times, in one process of apiUpload`;
  return [
    { what: `${what}: RSS added`, figure: added / bytesPerMb, unit: 'MB', limit: 1.3 * sentMb },
    {
      what: `${what}: RSS kept ${settleMs / 1000} s later`,
      figure: Math.max(0, kept / bytesPerMb),
      unit: 'MB',
      limit: 0.1 * sentMb,
    },
  ];
}
