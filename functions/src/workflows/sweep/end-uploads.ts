import type { RunError, Summary } from '../../contract/summary.ts';
import { queries } from '../../domain/queries.ts';
import type { UploadState } from '../../domain/states/analysis.ts';
import { placeOf } from '../../domain/states/place.ts';
import { objectPrefix, sourcePath } from '../../domain/video/object-paths.ts';
import { acceptUpload } from '../accept-upload.ts';
import type { LinePorts } from '../advance-line.ts';
import type { Found } from '../ports/analysis-store.ts';
import type { Ports } from '../ports.ts';
import { changeFound } from './change-found.ts';
import { forEach } from './for-each.ts';

type UploadPorts = LinePorts & Pick<Ports, 'bucket'>;

const minuteMs = 60_000;
const firstByteMs = 10 * minuteMs;
const wholeMs = 60 * minuteMs;
/** More than this are looked at page by page. */
const pageSize = 100;

const incomplete = (message: string): RunError => ({
  code: 'upload_incomplete',
  message,
  retryable: false,
});
const tooSlow = incomplete('The video was not uploaded within an hour. Please upload it again.');
const notBegun = incomplete('The upload did not begin within 10 minutes. Please upload it again.');

/** Ends uploads that have not come in time, and lets in those that have and of which nobody was told. */
export async function endUploads(ports: UploadPorts, now: Date, until: Date): Promise<void> {
  const begunUntil = new Date(now.getTime() - firstByteMs);
  let since = new Date(0);
  while (ports.clock.now() < until) {
    const begun = queries.uploadsBegun({ since, until: begunUntil });
    const page = await ports.analyses.find(begun, pageSize);
    await forEach(ports, page, (found) => judgeUpload(ports, found, now));
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    since = last.summary.timestamp;
  }
}

async function judgeUpload(ports: UploadPorts, found: Found, now: Date): Promise<void> {
  const isLate = now.getTime() - found.summary.timestamp.getTime() >= wholeMs;
  if (isLate) return endUnlessArrived(ports, found, tooSlow, now);
  const upload = (await ports.analyses.readWork(found.analysisId))?.upload ?? null;
  if (upload === null || upload.hasBegun) return;
  const progress = await progressOf(ports, upload);
  if (progress === 'some') await noteBegun(ports, found, now);
  if (progress === 'none' || progress === 'whole') {
    await endUnlessArrived(ports, found, notBegun, now);
  }
}

/** Where nobody was ever told where to upload to, nothing can have come. */
const progressOf = ({ bucket }: UploadPorts, { session }: UploadState) =>
  session === null ? ('none' as const) : bucket.uploadProgress(session.url);

async function noteBegun(ports: UploadPorts, { analysisId }: Found, now: Date): Promise<void> {
  await changeFound(ports, analysisId, now, ({ summary, work: { upload } }) =>
    summary.status === 'uploading' && upload !== null
      ? { kind: 'keepUpload', upload: { ...upload, hasBegun: true } }
      : null,
  );
}

async function endUnlessArrived(
  ports: UploadPorts,
  { analysisId, summary }: Found,
  error: RunError,
  now: Date,
): Promise<void> {
  // It did arrive, and the event of it is late.
  const arrived = await ports.bucket.stat(sourcePath(summary.user_id, analysisId));
  if (arrived !== null) {
    await acceptUpload(ports, arrived);
    return;
  }
  const event = await changeFound(ports, analysisId, now, (stored) =>
    placeOf(stored) === 'uploading' ? { kind: 'fail', error } : null,
  );
  if (event === null) return;
  ports.logger.error('failed', { analysisId, runId: summary.run_id, code: error.code });
  await removeObjects(ports, analysisId, summary);
}

const removeObjects = ({ bucket }: UploadPorts, analysisId: string, { user_id }: Summary) =>
  bucket.removeAll(objectPrefix(user_id, analysisId));
