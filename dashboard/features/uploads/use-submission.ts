import { useEffect, useRef, useState } from 'react';
import { type CallableRequest, Refusal } from '../../firebase/callables.ts';
import { type ChosenVideo, type Draft, requestOf } from './draft.ts';
import { fingerprintOf } from './fingerprint.ts';
import {
  type Message,
  messageOfPause,
  messageOfRefusal,
  messageOfStop,
  startedAnew,
} from './messages.ts';
import { newRecord } from './new-record.ts';
import type { OpenUpload } from './remembered-upload.ts';
import type { Sending } from './send-video.ts';
import {
  type Options,
  resumeVideo,
  type StopReason,
  type SubmissionEnd,
  submitVideo,
} from './submit-video.ts';
import { observeRate, type TransferRate } from './transfer-rate.ts';
import { forgetUpload, rememberUpload } from './upload-storage.ts';

export type Submission = { message: Message | null } & (
  | { phase: 'filling' }
  /** Waiting for an analysis to be made, or (`goesOn`) to hear how much of a video has arrived. */
  | { phase: 'asking'; goesOn: boolean }
  | {
      phase: 'sending';
      analysisId: string;
      fileName: string;
      transfer: Transfer;
      isStopping: boolean;
      isRemembered: boolean;
    }
);

export interface Transfer extends Sending {
  sizeBytes: number;
  bytesPerSecond: number | null;
}

interface SubmissionEvents {
  onArrived: (analysisId: string) => void;
  /** The file has to be chosen again before its upload can go on. */
  onUnreadable: () => void;
}

/** What is under way. */
interface Run {
  controller: AbortController;
  analysisId: string;
  /** Null where it cannot go on without this page. */
  upload: OpenUpload | null;
}

/** One submission at a time. Leaving the page stops it, and cancels what cannot go on in another. */
export function useSubmission(userId: string, { onArrived, onUnreadable }: SubmissionEvents) {
  const [submission, setSubmission] = useState<Submission>({ phase: 'filling', message: null });
  const running = useRef<Run | null>(null);
  const unanswered = useRef<{ fingerprint: string; idempotencyKey: string } | null>(null);
  useEffect(
    () => () => {
      const reason: StopReason = running.current?.upload === null ? 'stopped' : 'left';
      running.current?.controller.abort(reason);
    },
    [],
  );

  function end(reason: StopReason): void {
    running.current?.controller.abort(reason);
  }

  /** The same key for the same submission, until it is known what became of it. */
  function keyOf(request: CallableRequest<'createAnalysis'>, file: File): string {
    const fingerprint = JSON.stringify([request, file.name, file.lastModified]);
    if (unanswered.current?.fingerprint !== fingerprint) {
      unanswered.current = { fingerprint, idempotencyKey: crypto.randomUUID() };
    }
    return unanswered.current.idempotencyKey;
  }

  async function run(
    file: File,
    { message, upload }: { message: Message | null; upload: OpenUpload | null },
    send: (options: Options, run: Run) => Promise<SubmissionEnd>,
  ): Promise<SubmissionEnd> {
    const controller = new AbortController();
    const { signal } = controller;
    const now: Run = { controller, analysisId: upload?.analysisId ?? '', upload };
    running.current = now;
    const sizeBytes = file.size;
    let rate: TransferRate | null = null;
    const onChange = (sending: Sending) => {
      if (signal.aborted) return;
      const moment = { atMs: performance.now(), sentBytes: sending.sentBytes };
      rate = sending.isConnected ? observeRate(rate, moment) : null;
      setSubmission({
        ...{ phase: 'sending', message, fileName: file.name, isStopping: false },
        analysisId: now.analysisId,
        transfer: { ...sending, sizeBytes, bytesPerSecond: rate?.bytesPerSecond ?? null },
        isRemembered: now.upload !== null,
      });
    };
    setSubmission({ phase: 'asking', message, goesOn: upload !== null });
    const isRemembered = () => now.upload !== null;
    const ending = await send({ signal, onChange, isRemembered }, now);
    const goesOn = ending.kind === 'left' || ending.kind === 'paused';
    if (now.upload !== null && !goesOn) forgetUpload(now.upload);
    return ending;
  }

  function show(ending: SubmissionEnd): void {
    const { aborted, reason } = running.current?.controller.signal ?? { aborted: false };
    switch (ending.kind) {
      case 'arrived':
        if (!aborted || reason === 'arrived') onArrived(ending.analysisId);
        return;
      case 'paused':
        if (ending.why === 'unreadable') onUnreadable();
        setSubmission({ phase: 'filling', message: messageOfPause(ending.why) });
        return;
      case 'stopped':
        setSubmission({ phase: 'filling', message: messageOfStop(ending) });
    }
  }

  async function submit(
    draft: Draft,
    video: ChosenVideo,
    message: Message | null = null,
  ): Promise<void> {
    const { file } = video;
    const request = requestOf(draft, video);
    const idempotencyKey = keyOf(request, file);
    const taken = fingerprintOf(file);
    try {
      const ending = await run(file, { message, upload: null }, (options, now) =>
        submitVideo({ ...request, idempotencyKey }, file, {
          ...options,
          async onBegun(destination) {
            now.analysisId = destination.analysisId;
            const fingerprint = await taken;
            if (fingerprint === null || now.controller.signal.aborted) return;
            const begun = { userId, startedAtMs: Date.now(), destination };
            const upload = newRecord(begun, { draft, video, fingerprint });
            if (rememberUpload(upload)) now.upload = upload;
          },
        }),
      );
      unanswered.current = null;
      show(ending);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // The notice above every page says what to do about that one.
      const isToldAbove = error.reason === 'email_not_verified';
      const told = isToldAbove ? null : messageOfRefusal(error, new Date());
      setSubmission({ phase: 'filling', message: told });
    }
  }

  /** Goes on with what another page has begun; anew, and with the same choices, where that is over. */
  async function goOn(upload: OpenUpload, file: File): Promise<void> {
    const { analysisId, state, video, choices } = upload;
    const ending = await run(file, { message: null, upload }, (options) =>
      resumeVideo({ analysisId, ...state }, file, options),
    );
    const how = ending.kind === 'stopped' ? ending.ending?.kind : undefined;
    if (how !== 'gone' && how !== 'too_late') return show(ending);
    const chosen = { file, durationSeconds: video.durationSeconds };
    await submit({ ...choices, video: chosen }, chosen, startedAnew);
  }

  function stop(): void {
    end('stopped');
    setSubmission((now) => (now.phase === 'sending' ? { ...now, isStopping: true } : now));
  }
  return { submission, submit, goOn, stop, end };
}
