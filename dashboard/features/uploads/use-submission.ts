import { useEffect, useRef, useState } from 'react';
import type { CallableRequest } from '../../firebase/callables.ts';
import { Refusal } from '../../firebase/callables.ts';
import { type Message, messageOfRefusal, messageOfStop } from './messages.ts';
import type { Sending } from './send-video.ts';
import { submitVideo } from './submit-video.ts';
import { observeRate, type TransferRate } from './transfer-rate.ts';

export type Submission =
  | { phase: 'filling'; message: Message | null }
  /** Waiting for an analysis to be made. */
  | { phase: 'asking' }
  | { phase: 'sending'; transfer: Transfer; isStopping: boolean };

export interface Transfer extends Sending {
  sizeBytes: number;
  bytesPerSecond: number | null;
}

/** One submission at a time. Leaving the page stops it. */
export function useSubmission(onArrived: (analysisId: string) => void) {
  const [submission, setSubmission] = useState<Submission>({ phase: 'filling', message: null });
  const stopping = useRef<AbortController | null>(null);
  const unanswered = useRef<{ fingerprint: string; idempotencyKey: string } | null>(null);
  useEffect(() => () => stopping.current?.abort(), []);

  /** The same key for the same submission, until it is known what became of it. */
  function keyOf(request: CallableRequest<'createAnalysis'>, file: File): string {
    const fingerprint = JSON.stringify([request, file.name, file.lastModified]);
    if (unanswered.current?.fingerprint !== fingerprint) {
      unanswered.current = { fingerprint, idempotencyKey: crypto.randomUUID() };
    }
    return unanswered.current.idempotencyKey;
  }

  async function submit(request: CallableRequest<'createAnalysis'>, file: File): Promise<void> {
    const controller = new AbortController();
    stopping.current = controller;
    const { signal } = controller;
    const sizeBytes = file.size;
    let rate: TransferRate | null = null;
    const onChange = (sending: Sending) => {
      if (signal.aborted) return;
      const moment = { atMs: performance.now(), sentBytes: sending.sentBytes };
      rate = sending.isConnected ? observeRate(rate, moment) : null;
      const transfer = { ...sending, sizeBytes, bytesPerSecond: rate?.bytesPerSecond ?? null };
      setSubmission({ phase: 'sending', transfer, isStopping: false });
    };
    setSubmission({ phase: 'asking' });
    try {
      const idempotencyKey = keyOf(request, file);
      const end = await submitVideo({ ...request, idempotencyKey }, file, { signal, onChange });
      unanswered.current = null;
      if (end.kind === 'stopped') setSubmission({ phase: 'filling', message: messageOfStop(end) });
      else if (!signal.aborted) onArrived(end.analysisId);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setSubmission({ phase: 'filling', message: messageOfRefusal(error, new Date()) });
    }
  }

  function stop(): void {
    stopping.current?.abort();
    setSubmission((now) => (now.phase === 'sending' ? { ...now, isStopping: true } : now));
  }
  return { submission, submit, stop };
}
