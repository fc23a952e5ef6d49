import { type CallableRequest, call } from '../../firebase/callables.ts';
import { browserTransport } from './browser-transport.ts';
import { cancelUpload } from './cancel-upload.ts';
import { beginUpload, type Ending, resumesAt, resumeUpload } from './resumable-upload.ts';
import { type SendOptions, sendVideo } from './send-video.ts';
import { holdUpload } from './upload-lock.ts';

export type SubmissionEnd =
  | { kind: 'arrived'; analysisId: string }
  /** Its page has gone, and it can go on in another. */
  | { kind: 'left' }
  /** `isTold`: the service knows; otherwise it waits for the video until its time is up. */
  | { kind: 'stopped'; ending: StopEnding | null; isTold: boolean }
  /** Nothing but this page's part in it has ended: it can go on. */
  | { kind: 'paused'; why: 'unreadable' | 'elsewhere' };

export type StopEnding =
  | Exclude<Ending, { kind: 'arrived' }>
  /** While it was sent, its analysis has ended. */
  | { kind: 'too_late' | 'withdrawn' };

/** Why a signal aborts; `left` keeps the upload as it is. */
export type StopReason = 'stopped' | 'left' | 'arrived' | 'too_late' | 'withdrawn';

/** Where a video goes. */
export interface Destination {
  analysisId: string;
  url: string;
  headers: Record<string, string>;
}

export type Options = Omit<SendOptions, 'begun'> & {
  /** Whether it can go on in another page. */
  isRemembered: () => boolean;
};

/**
 * Makes an analysis and sends its video. Stopped by `signal` or by an upload that cannot go on, it
 * cancels the analysis. Throws a Refusal where the service takes no analysis.
 */
export async function submitVideo(
  request: CallableRequest<'createAnalysis'>,
  file: File,
  { onBegun, ...options }: Options & { onBegun: (destination: Destination) => Promise<void> },
): Promise<SubmissionEnd> {
  const { analysisId, upload } = await call('createAnalysis', request);
  if (upload === undefined) return { kind: 'arrived', analysisId };
  const { url, headers } = upload;
  const destination = { analysisId, url, headers };
  await onBegun(destination);
  const begun = beginUpload(file.size, resumesAt(url));
  return send(destination, file, { ...options, begun });
}

/** Goes on with a video that another page has begun to send. */
export async function resumeVideo(
  destination: Destination,
  file: File,
  options: Options,
): Promise<SubmissionEnd> {
  const begun = resumeUpload(file.size, resumesAt(destination.url));
  return send(destination, file, { ...options, begun });
}

async function send(
  destination: Destination,
  file: File,
  { isRemembered, ...options }: SendOptions & Pick<Options, 'isRemembered'>,
): Promise<SubmissionEnd> {
  const { analysisId } = destination;
  const ending = await holdUpload(analysisId, () =>
    sendVideo(file.size, browserTransport(file, destination), options),
  );
  if (ending === null) return { kind: 'paused', why: 'elsewhere' };
  if (ending.kind === 'arrived') return { kind: 'arrived', analysisId };
  if (ending.kind === 'unreadable' && isRemembered()) return { kind: 'paused', why: 'unreadable' };
  const stopped = async (why: StopEnding | null): Promise<SubmissionEnd> => ({
    kind: 'stopped',
    ending: why,
    isTold: await cancelUpload(analysisId),
  });
  if (ending.kind !== 'cancelled') return stopped(ending);
  const reason = options.signal.reason as StopReason;
  switch (reason) {
    case 'arrived':
      return { kind: 'arrived', analysisId };
    case 'left':
      return { kind: 'left' };
    case 'too_late':
    case 'withdrawn':
      return { kind: 'stopped', ending: { kind: reason }, isTold: true };
    case 'stopped':
      return stopped(null);
  }
}
