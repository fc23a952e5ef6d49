import { call, type Refusal } from '../../../../firebase/callables.ts';

/**
 * Opens a file of an analysis, such as `clip:1`, in a tab of its own, which shows it or saves it.
 * Throws with words for people; `goneWords` where there is no such file any more.
 */
export async function openAsset(
  analysisId: string,
  asset: string,
  goneWords: string,
): Promise<void> {
  const { url } = await call('getVideoUrl', { analysisId, asset }).catch((refusal: Refusal) => {
    throw refusal.code === 'not_found' ? new Error(goneWords, { cause: refusal }) : refusal;
  });
  const link = document.createElement('a');
  link.href = url;
  link.target = '_blank';
  link.rel = 'noopener';
  link.click();
}
