const typesByExtension = new Map([
  ['mp4', 'video/mp4'],
  ['m4v', 'video/x-m4v'],
  ['mov', 'video/quicktime'],
  ['3gp', 'video/3gpp'],
  ['3g2', 'video/3gpp2'],
  ['webm', 'video/webm'],
  ['mkv', 'video/x-matroska'],
  ['avi', 'video/x-msvideo'],
  ['mpg', 'video/mpeg'],
  ['mpeg', 'video/mpeg'],
  ['ts', 'video/mp2t'],
  ['flv', 'video/x-flv'],
]);

/** What createAnalysis takes: `allowedContentTypes` of the backend. */
const accepted: ReadonlySet<string> = new Set([...typesByExtension.values(), 'video/avi']);

/**
 * The content type to announce a file under; null where the service does not take it. A browser
 * that does not know a type says nothing, or a name of its own: then the extension tells.
 */
export function contentTypeOf(file: { name: string; type: string }): string | null {
  const told = (file.type.split(';')[0] ?? '').trim().toLowerCase();
  if (accepted.has(told)) return told;
  if (told !== '' && !told.startsWith('video/')) return null;
  const extension = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  return typesByExtension.get(extension) ?? null;
}
