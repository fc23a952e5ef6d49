import type { Stage, Status } from '../../../functions/src/contract/vocabulary.ts';
import type { Draft } from './draft.ts';
import { type Fingerprint, isSameVideo } from './fingerprint.ts';

/** What was chosen for the analysis, beside the video. */
export type Choices = Omit<Draft, 'video'>;

/** An upload that can go on after its page has gone, as it is kept in this browser. */
export interface RememberedUpload {
  /** Of this shape; a record of another one is dropped. */
  version: 1;
  userId: string;
  analysisId: string;
  /** By the clock of this device. */
  startedAtMs: number;
  video: Fingerprint & { name: string; lastModifiedMs: number; durationSeconds: number | null };
  choices: Choices;
  state: OpenState | { kind: 'ended'; how: HowEnded };
}
/** The address lets anybody who has it send the video: it goes as soon as it is of no more use. */
interface OpenState {
  kind: 'open';
  url: string;
  headers: Record<string, string>;
}
export type OpenUpload = RememberedUpload & { state: OpenState };

/** What is still to be told to whoever began it. */
export type HowEnded =
  | 'arrived'
  /** The service waits for it no longer. */
  | 'too_late'
  /** The service has nothing of it any more. */
  | 'lost';

/** The contract's: an upload unfinished after 1 h ends failed. */
const openForMs = 60 * 60 * 1_000;
const toldForMs = 24 * openForMs;

export const endsAt = ({ startedAtMs }: RememberedUpload): Date =>
  new Date(startedAtMs + openForMs);

export const isOpen = (upload: RememberedUpload): upload is OpenUpload =>
  upload.state.kind === 'open';

export const ended = (upload: RememberedUpload, how: HowEnded): RememberedUpload => ({
  ...upload,
  state: { kind: 'ended', how },
});

/** What is left of a record at this moment; null: nothing. */
export function atMoment(upload: RememberedUpload, nowMs: number): RememberedUpload | null {
  // A clock that was set back makes it begin in the future.
  const ageMs = Math.abs(nowMs - upload.startedAtMs);
  if (ageMs >= toldForMs) return null;
  return isOpen(upload) && ageMs >= openForMs ? ended(upload, 'too_late') : upload;
}

/** What the analysis of an upload says about it; null: there is no such analysis. */
export function judgeAnalysis(
  analysis: { status: Status; stage: Stage | null; error: { code: string } | null } | null,
): 'open' | 'missing' | 'withdrawn' | Exclude<HowEnded, 'lost'> {
  if (analysis === null) return 'missing';
  // One that has arrived and waits for its turn is at a stage.
  if (analysis.status === 'uploading') return analysis.stage === null ? 'open' : 'arrived';
  if (analysis.status === 'cancelled') return 'withdrawn';
  return analysis.error?.code === 'upload_incomplete' ? 'too_late' : 'arrived';
}

export type Match =
  | { kind: 'none' }
  | { kind: 'same'; upload: RememberedUpload }
  /** Another video under the name of one that is not finished. */
  | { kind: 'namesake'; upload: OpenUpload };

/** A file that was picked; where it has another size than all of them, there is no need to read it. */
interface Chosen {
  name: string;
  sizeBytes: number;
  /** Null: not read, or unreadable. */
  fingerprint: Fingerprint | null;
}

/** Which of them a chosen file belongs to. Of two, the one that can go on, or else the newest. */
export function findMatch(
  uploads: readonly RememberedUpload[],
  { name, sizeBytes, fingerprint }: Chosen,
): Match {
  const [same] = uploads
    .filter(({ video }) => fingerprint !== null && isSameVideo(video, fingerprint))
    .toSorted(
      (one, other) =>
        Number(isOpen(other)) - Number(isOpen(one)) || other.startedAtMs - one.startedAtMs,
    );
  if (same !== undefined) return { kind: 'same', upload: same };
  const namesake = uploads
    .filter(isOpen)
    .find(
      ({ video }) => video.name === name && (video.sizeBytes !== sizeBytes || fingerprint !== null),
    );
  return namesake === undefined ? { kind: 'none' } : { kind: 'namesake', upload: namesake };
}
