const typesByExtension = {
  mp4: 'video/mp4',
  m4v: 'video/x-m4v',
  mov: 'video/quicktime',
  '3gp': 'video/3gpp',
  '3g2': 'video/3gpp2',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  avi: 'video/x-msvideo',
  mpg: 'video/mpeg',
  mpeg: 'video/mpeg',
  ts: 'video/mp2t',
  flv: 'video/x-flv',
} as const;

/** What createAnalysis takes as `contentType`. */
export type VideoContentType =
  | (typeof typesByExtension)[keyof typeof typesByExtension]
  | 'video/avi';

/** The content type of a file by its name; null where the name tells of no video that is taken. */
export function contentTypeOfName(fileName: string): VideoContentType | null {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const isKnown = (name: string): name is keyof typeof typesByExtension =>
    Object.hasOwn(typesByExtension, name);
  return isKnown(extension) ? typesByExtension[extension] : null;
}

export const allowedContentTypes: readonly string[] = [
  ...new Set<VideoContentType>([...Object.values(typesByExtension), 'video/avi']),
];
