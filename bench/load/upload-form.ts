/** A request that uploads this many bytes, which are no video: its run ends at once. */
export function uploadForm(sizeBytes: number): RequestInit {
  const form = new FormData();
  form.set('analysis_type', 'solo');
  form.set('video', new File([new Uint8Array(sizeBytes).fill(7)], 'a.mp4', { type: 'video/mp4' }));
  return { method: 'POST', body: form };
}

export const sessionIdOf = (body: string): string =>
  String((JSON.parse(body) as { sessionId: unknown }).sessionId);
