import { setTimeout as sleep } from 'node:timers/promises';
import type { About } from './about.ts';
import { removeDebugToken } from './app-check.ts';
import type { Check } from './check.ts';
import { Finding } from './finding.ts';

const deleteMs = 20_000;
/** A worker whose run is taken away may write for 5 s more. */
const settleMs = 3_000;
const mostLooks = 10;

/** Removes whatever checks have made and not removed, past the product where that does not do it. */
export function cleaningCheck(about: About): Check {
  return {
    id: 'clean',
    title: 'Nothing of this test is left',
    async run() {
      const left = [...(await removeProof(about)), ...(await cleanUp(about))];
      if (left.length === 0) return '';
      throw new Finding(
        `This could not be removed: ${left.join(', ')}.`,
        'Remove it in the Firebase console.',
      );
    },
  };
}

async function removeProof({ target, limits, backDoor, made }: About): Promise<string[]> {
  if (made.appProof === null) return [];
  const { debugName } = made.appProof;
  const signal = AbortSignal.timeout(deleteMs);
  const asking = { target, limits, signal, accessToken: await backDoor.accessToken() };
  return (await removeDebugToken(asking, debugName)) ? [] : [`the App Check token ${debugName}`];
}

/** What is left in the end, after everything was tried; empty: nothing. */
async function cleanUp({ backDoor, made }: About): Promise<string[]> {
  const { analysisId, visitor } = made;
  const { uid } = made.user;
  const look = () => backDoor.leftOfUser(uid, analysisId);
  let left = await look();
  if (left.length === 0) return [];
  if (visitor !== null && analysisId !== null) {
    // Stops a run that is under way; where it fails, the rest of this does without.
    await visitor
      .call('deleteAnalysis', { analysisId }, AbortSignal.timeout(deleteMs))
      .catch(() => {});
  }
  for (let looks = 0, clean = 0; looks < mostLooks && clean < 2; looks += 1) {
    if (left.length > 0) await backDoor.remove(uid, analysisId);
    if (looks > 0) await sleep(settleMs);
    left = await look();
    clean = left.length === 0 ? clean + 1 : 0;
  }
  return left;
}
