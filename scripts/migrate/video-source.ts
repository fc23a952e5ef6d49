import type { Readable } from 'node:stream';

/** An old video, opened. */
export interface VideoSource {
  stream: Readable;
  /** As declared; null where unknown. */
  sizeBytes: number | null;
  contentType: string;
}

const typeOfExtension: Readonly<Record<string, string>> = {
  mov: 'video/quicktime',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  avi: 'video/x-msvideo',
};

/** The declared type where it is a video's, else what the name tells, else the commonest. */
export function videoType(declared: string, name: string): string {
  const [type = ''] = declared.split(';');
  if (type.startsWith('video/')) return type;
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return typeOfExtension[extension] ?? 'video/mp4';
}
