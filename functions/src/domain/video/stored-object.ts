/** A video's object in the bucket. */
export interface StoredObject {
  path: string;
  contentType: string;
  sizeBytes: number;
  generation: string;
  /** Whether it came through an upload session of ours, and not by an operator's hand. */
  uploaded: boolean;
}

/** Custom metadata that a session gives its object. */
export const uploadMark = { 'flokraft-upload': 'session' } as const;

/** What an object's metadata tells, as the bucket or an event of it gives them. */
export function describeObject(metadata: {
  name?: string | undefined;
  contentType?: string | undefined;
  size?: string | number | undefined;
  generation?: string | number | undefined;
  metadata?: Record<string, unknown> | undefined;
}): StoredObject {
  return {
    path: metadata.name ?? '',
    contentType: metadata.contentType ?? '',
    sizeBytes: Number(metadata.size),
    generation: String(metadata.generation),
    uploaded: metadata.metadata?.['flokraft-upload'] === uploadMark['flokraft-upload'],
  };
}
