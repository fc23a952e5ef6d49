const resumeIncomplete = 308;
const patienceMs = 10_000;

/**
 * How far the upload of a resumable session has come; null where the service does not tell. It tells
 * of whole pieces of 256 KiB, so that `none` may be said of an upload that has just begun.
 * https://cloud.google.com/storage/docs/performing-resumable-uploads#status-check
 */
export async function askUploadProgress(url: string): Promise<'none' | 'some' | 'whole' | null> {
  const response = await fetch(url, {
    method: 'PUT',
    headers: { 'Content-Range': 'bytes */*' },
    redirect: 'manual',
    signal: AbortSignal.timeout(patienceMs),
  });
  await response.body?.cancel();
  if (response.ok) return 'whole';
  if (response.status !== resumeIncomplete) return null;
  return response.headers.has('Range') ? 'some' : 'none';
}
