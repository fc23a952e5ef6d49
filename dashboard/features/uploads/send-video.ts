import {
  afterPause,
  afterRequest,
  beginUpload,
  contentRange,
  type Ending,
  type Outcome,
  type UploadState,
} from './resumable-upload.ts';

/** The way to the bucket. What is under way ends early when `signal` aborts. */
export interface Transport {
  /** PUTs the file from a byte on, or (null) nothing. Never rejects. */
  put(request: PutRequest, signal: AbortSignal): Promise<Outcome>;
  /** Waits, but no longer than until the connection is back. */
  pause(delayMs: number, signal: AbortSignal): Promise<void>;
  /** From 0 to 1. */
  random(): number;
}
export interface PutRequest {
  fromByte: number | null;
  contentRange: string | null;
  /** Bytes of this request that have left. */
  onSent: (bytes: number) => void;
}

export interface SendOptions {
  signal: AbortSignal;
  /** Told nothing before the service has said how much of a `begun` upload it has. */
  onChange: (sending: Sending) => void;
  begun?: UploadState;
}

export interface Sending {
  sentBytes: number;
  isConnected: boolean;
}

/**
 * Sends a video of `sizeBytes`, from the beginning or from `begun` on, until it has arrived, however
 * often the connection is lost.
 */
export async function sendVideo(
  sizeBytes: number,
  transport: Transport,
  { signal, onChange, begun = beginUpload(sizeBytes) }: SendOptions,
): Promise<Ending | { kind: 'cancelled' }> {
  let state = begun;
  let sending: Sending = { sentBytes: 0, isConnected: true };
  const change = (next: Partial<Sending>) => {
    sending = { ...sending, ...next };
    onChange(sending);
  };
  if (state.step.kind !== 'ask') change({});
  while (!signal.aborted) {
    const { step } = state;
    if (step.kind === 'pause') {
      change({ isConnected: false });
      await transport.pause(step.delayMs, signal);
      state = afterPause(state);
    } else if (step.kind === 'send' || step.kind === 'ask') {
      const fromByte = step.kind === 'send' ? step.fromByte : null;
      const onSent = (bytes: number) =>
        fromByte !== null && change({ sentBytes: fromByte + bytes, isConnected: true });
      const request = { fromByte, contentRange: contentRange(state), onSent };
      state = afterRequest(state, await transport.put(request, signal), transport.random());
      const isAnswered = fromByte === null && state.step.kind === 'send';
      if (isAnswered) change({ sentBytes: state.receivedBytes, isConnected: true });
    } else {
      return step;
    }
  }
  return { kind: 'cancelled' };
}
