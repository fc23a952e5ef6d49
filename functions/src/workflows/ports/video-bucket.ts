import type { StoredObject } from '../../domain/video/stored-object.ts';
import type { Page } from './accounts.ts';

export interface VideoBucket {
  openUpload(upload: UploadSession): Promise<{ url: string; headers: Record<string, string> }>;
  /** How far an upload to this URL has come; null where that cannot be told. */
  uploadProgress(url: string): Promise<'none' | 'some' | 'whole' | null>;
  /** Null where there is no such object. */
  stat(objectPath: string): Promise<StoredObject | null>;
  /**
   * Streams to a file; refuses `video_unreadable` where it is gone, `video_too_large` past maxBytes,
   * a retryable `internal` where the wanted generation is not there any more.
   */
  download(
    objectPath: string,
    toPath: string,
    options: {
      maxBytes: number;
      /** That one and no other, if given. */
      generation?: string;
      signal: AbortSignal;
      onProgress(fraction: number): void;
    },
  ): Promise<void>;
  upload(
    fromPath: string,
    objectPath: string,
    options: { contentType: string; signal: AbortSignal },
  ): Promise<StoredObject>;
  /**
   * Writes an upload whose bytes are in memory, in pieces; where there is an object already, that
   * one stays and is answered.
   */
  write(
    objectPath: string,
    chunks: readonly Uint8Array[],
    options: { contentType: string },
  ): Promise<StoredObject>;
  /** A small object whole; null where there is none or it is larger. */
  readText(objectPath: string, maxBytes: number): Promise<string | null>;
  writeText(objectPath: string, text: string): Promise<void>;
  /** Removes one object (this generation, if given); nothing happens where it is gone. */
  remove(objectPath: string, generation?: string): Promise<void>;
  removeAll(prefix: string): Promise<void>;
  /** Of at least `least` videos if there are so many; where the next page goes on names no whole uid. */
  videosFrom(from: string, least: number): Promise<Page<KeptVideo>>;
  /** A short-lived URL that plays in a browser. */
  playbackUrl(objectPath: string, expiresAt: Date): Promise<string>;
}

/** What lies in the bucket of one analysis, upload or made from it. */
export interface KeptVideo {
  userId: string;
  analysisId: string;
  /** Of the newest object. */
  changedAt: Date;
}

export interface UploadSession {
  objectPath: string;
  contentType: string;
  sizeBytes: number;
  /** The browser origin that will upload; null for other clients. */
  origin: string | null;
}
