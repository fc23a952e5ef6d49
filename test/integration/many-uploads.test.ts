import { afterAll, expect, it } from 'vitest';
import { closeClients, signUp } from '../support/client.ts';
import { runTimeoutMs } from '../support/good-run.ts';
import { shortClip } from '../support/made-clips.ts';
import { createUpload, put } from '../support/upload.ts';
import { isOver, watchAnalysis } from '../support/watched-analysis.ts';

afterAll(closeClients);

it('completes 12 uploads that two people make at once', { timeout: runTimeoutMs }, async () => {
  const bytes = await shortClip();
  const video = { contentType: 'video/mp4', sizeBytes: bytes.byteLength };
  const people = await Promise.all([signUp(), signUp()]);
  const asked = await Promise.all(
    people.map(async (person) => {
      const uploads = [];
      // Each call at once would start a process of the function: it is the uploads that are many.
      for (let count = 0; count < 6; count += 1) {
        uploads.push({ person, ...(await createUpload(person, video)) });
      }
      return uploads;
    }),
  );
  const ends = asked.flat().map(async ({ person, analysisId, upload }) => {
    await put(upload, bytes);
    return watchAnalysis(person, analysisId).until(isOver, runTimeoutMs);
  });
  const statuses = (await Promise.all(ends)).map(({ status }) => status);
  expect(statuses).toEqual(Array.from({ length: 12 }, () => 'completed'));
});
