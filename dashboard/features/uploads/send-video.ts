import {
  afterPause,
  afterRequest,
  beginUpload,
  contentRange,
  type Ending,
  type Outcome,
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

export interface Sending {
  sentBytes: number;
  isConnected: boolean;
}

/** Sends a video of `sizeBytes` until it has arrived, however often the connection is lost. */
export async function sendVideo(
  sizeBytes: number,
  transport: Transport,
  { signal, onChange }: { signal: AbortSignal; onChange: (sending: Sending) => void },
): Promise<Ending | { kind: 'cancelled' }> {
  let state = beginUpload(sizeBytes);
  let sending: Sending = { sentBytes: 0, isConnected: true };
  const change = (next: Partial<Sending>) => {
    sending = { ...sending, ...next };
    onChange(sending);
  };
  change({});
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
    } else {
      return step;
    }
  }
  return { kind: 'cancelled' };
}
