import { useEffect, useRef, useState } from 'react';
import { download } from '../../../components/download.ts';
import { call } from '../../../firebase/callables.ts';
import { readReports } from '../../../firebase/own-data.ts';
import type { Person } from '../../../firebase/session.tsx';
import {
  collectExport,
  type Exported,
  type ExportProgress,
  type ExportSources,
} from './collect-export.ts';

export type ExportState =
  | { phase: 'idle' }
  /** `isWaiting`: enough has been asked for within a minute. */
  | { phase: 'running'; progress: ExportProgress; isWaiting: boolean }
  | { phase: 'done'; exported: Exported }
  /** `message` is for people. */
  | { phase: 'failed'; message: string };

/** A wait that is over before anybody has read of it is not told. */
const toldFromMs = 2_000;

/** One export at a time; whoever leaves the page gives it up. */
export function useExport({ userId, email }: Person) {
  const [state, setState] = useState<ExportState>({ phase: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function start(): Promise<void> {
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    const show = (next: ExportState) => {
      if (!signal.aborted) setState(next);
    };
    let progress: ExportProgress = { phase: 'reports', done: 0, of: null };
    const showRunning = (isWaiting = false) => show({ phase: 'running', progress, isWaiting });
    const sources: ExportSources = {
      nowMs: () => Date.now(),
      async wait(ms) {
        showRunning(ms >= toldFromMs);
        await waitFor(ms, signal);
        showRunning();
      },
      async listAnalyses(cursor) {
        signal.throwIfAborted();
        return call('listAnalyses', { limit: 100, cursor });
      },
      readReports: async (analysisId) => {
        signal.throwIfAborted();
        return readReports(analysisId);
      },
      async videoUrl(analysisId) {
        signal.throwIfAborted();
        return call('getVideoUrl', { analysisId });
      },
    };
    const pageOf = (id: string) => new URL(`/app/analysis?id=${id}`, window.location.href).href;
    showRunning();
    try {
      const exported = await collectExport({ userId, email, pageOf }, sources, (next) => {
        progress = next;
        showRunning();
      });
      signal.throwIfAborted();
      const day = new Date().toISOString().slice(0, 10);
      download({ name: `flokraft-export-${day}.json`, json: exported.json });
      show({ phase: 'done', exported });
    } catch (error) {
      show({ phase: 'failed', message: (error as Error).message });
    }
  }

  function stop(): void {
    running.current?.abort();
    setState({ phase: 'idle' });
  }
  return { state, start, stop };
}

function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    }, ms);
    signal.addEventListener('abort', giveUp, { once: true });
  });
}
