/** Hands the browser a file to save. */
export function download({ name, json }: { name: string; json: BlobPart | BlobPart[] }): void {
  const parts = Array.isArray(json) ? json : [json];
  const url = URL.createObjectURL(new Blob(parts, { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
