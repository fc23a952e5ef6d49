const contentTypesByExtension = new Map([
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

/** curl sends the first for a `.mp4`; the second is what a part without a type has by RFC 7578. */
const tellNothing: readonly string[] = ['application/octet-stream', 'text/plain'];

/** The content type of a file in a form: what it says it is or, where that tells nothing, its name. */
export function contentTypeOf(file: { contentType: string; fileName: string }): string {
  if (!tellNothing.includes(file.contentType)) return file.contentType;
  const extension = /\.([^.]+)$/.exec(file.fileName)?.[1]?.toLowerCase() ?? '';
  return contentTypesByExtension.get(extension) ?? file.contentType;
}
