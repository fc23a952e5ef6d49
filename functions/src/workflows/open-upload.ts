import type { UploadState } from '../domain/states/analysis.ts';
import { placeOf } from '../domain/states/place.ts';
import { transition } from '../domain/states/transition.ts';
import type { UploadSession } from './ports/video-bucket.ts';
import type { Ports } from './ports.ts';

export type OpenedSession = NonNullable<UploadState['session']>;
type Opening = OpenedSession | 'over' | 'open' | 'opening';

/** Longer than a session takes to open: whoever began it before has died. */
const openingMs = 10_000;
const lookAgainMs = 200;

/**
 * The upload session of an analysis, opened once, however many ask for it and whoever dies meanwhile;
 * null where its upload is over.
 */
export async function openUpload(
  ports: Pick<Ports, 'analyses' | 'bucket' | 'clock'>,
  { analysisId, isNew }: { analysisId: string; isNew: boolean },
  wanted: UploadSession,
): Promise<OpenedSession | null> {
  // By making it, its maker has begun to open its session.
  let seen: Opening = isNew ? 'open' : await takeOpening(ports, analysisId);
  while (seen === 'opening') {
    await new Promise<void>((resolve) => {
      ports.clock.after(lookAgainMs, resolve);
    });
    seen = await takeOpening(ports, analysisId);
  }
  if (seen === 'over') return null;
  if (seen !== 'open') return seen;
  const session = await ports.bucket.openUpload(wanted);
  await keepSession(ports, analysisId, session);
  return session;
}

/** The session where there is one; else whether to open it, or to wait for somebody who does. */
async function takeOpening(
  { analyses, clock }: Pick<Ports, 'analyses' | 'clock'>,
  analysisId: string,
): Promise<Opening> {
  const now = clock.now();
  return analyses.update<Opening>(analysisId, (stored) => {
    if (stored === null || placeOf(stored) !== 'uploading') return { result: 'over', change: null };
    const { upload } = stored.work;
    if (upload?.session) return { result: upload.session, change: null };
    if (upload !== null && now.getTime() - upload.since.getTime() < openingMs) {
      return { result: 'opening', change: null };
    }
    const begun = { since: now, session: null, hasBegun: false };
    return {
      result: 'open',
      change: transition(stored, { kind: 'keepUpload', upload: begun }, now),
    };
  });
}

async function keepSession(
  { analyses, clock }: Pick<Ports, 'analyses' | 'clock'>,
  analysisId: string,
  session: OpenedSession,
): Promise<void> {
  const now = clock.now();
  await analyses.update(analysisId, (stored) => {
    if (stored === null || placeOf(stored) !== 'uploading') {
      return { result: undefined, change: null };
    }
    const upload = { since: now, session, hasBegun: false };
    return { result: undefined, change: transition(stored, { kind: 'keepUpload', upload }, now) };
  });
}
