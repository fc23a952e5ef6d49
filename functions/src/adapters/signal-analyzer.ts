import { judgeBySignal } from '../domain/judging/signal-judgement.ts';
import type { Analyzer } from '../workflows/ports/analyzer.ts';

/** Needs no network and no key: it reads what was measured while the video was normalised. */
export function createSignalAnalyzer(): Analyzer {
  return {
    async analyse(job) {
      const judgement = judgeBySignal(job);
      job.onProgress(1, 'Scored from measurements');
      return judgement;
    },
    async forget() {},
  };
}
