import { adminFirestore } from '../support/admin-sdk.ts';
import { closeClients, signUp } from '../support/client.ts';
import type { GeminiStandIn } from '../support/gemini-stand-in/gemini-stand-in.ts';
import { answer } from '../support/gemini-stand-in/misbehaviour.ts';
import { shortClip } from '../support/made-clips.ts';
import { submit } from '../support/upload.ts';
import { isOver, watchAnalysis } from '../support/watched-analysis.ts';
import type { StormResult } from './storm.ts';

const heldMs = 300_000;
const limitMs = 900_000;
/** Between two of the pieces, of which an answer has about eleven. */
const pauseMs = 40_000;

/**
 * The model takes longer to answer than any default of the queue or the emulator: the run must be
 * worked on once and complete once.
 */
export async function runHeld(standIn: GeminiStandIn): Promise<StormResult> {
  const owner = await signUp();
  standIn.misbehave('generate', answer({ pauseMs }));
  const begunAt = performance.now();
  const analysisId = await submit(owner, await shortClip());
  const watched = await watchAnalysis(owner, analysisId);
  const ended = await watched.until(isOver, limitMs);
  const tookMs = performance.now() - begunAt;
  const reports = await adminFirestore.collection(`analyses/${analysisId}/reports`).get();

  const findings: string[] = [];
  const expect = (holds: boolean, what: string) => {
    if (!holds) findings.push(`analysis ${analysisId} ${what}`);
  };
  expect(ended.status === 'completed', `ended ${ended.status}: ${ended.error?.message}`);
  expect(ended.attempt === 1, `took ${ended.attempt} attempts`);
  expect(reports.size === 1, `has ${reports.size} reports`);
  expect(standIn.countOf('generate') === 1, `asked the model ${standIn.countOf('generate')} times`);
  expect(standIn.files.size === 0, 'left its copy at the model');
  expect(tookMs > heldMs, `was held for ${Math.round(tookMs / 1000)} s only`);
  await closeClients();
  return { findings, summary: `${ended.status} once after ${Math.round(tookMs / 1000)} s` };
}
