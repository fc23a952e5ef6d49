import { afterAll, expect, it } from 'vitest';
import { closeClients, signUp } from '../support/client.ts';
import { runTimeoutMs } from '../support/good-run.ts';
import { shortClip } from '../support/made-clips.ts';
import { submit } from '../support/upload.ts';
import { isOver, watchAnalysis } from '../support/watched-analysis.ts';

afterAll(closeClients);

it('completes 12 uploads that two people make at once', { timeout: runTimeoutMs }, async () => {
  const bytes = await shortClip();
  const people = await Promise.all([signUp(), signUp()]);
  const ends = people.flatMap((person) =>
    Array.from({ length: 6 }, async () => {
      const analysisId = await submit(person, bytes);
      const watched = await watchAnalysis(person, analysisId);
      return watched.until(isOver, runTimeoutMs);
    }),
  );
  const statuses = (await Promise.all(ends)).map(({ status }) => status);
  expect(statuses).toEqual(Array.from({ length: 12 }, () => 'completed'));
});
