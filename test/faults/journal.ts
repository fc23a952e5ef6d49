import type { Client } from '../support/client.ts';
import { type WatchedAnalysis, watchAnalysis } from '../support/watched-analysis.ts';
import type { Life } from './plan-lives.ts';

/** One analysis as its owner knows it. */
export interface Entry {
  analysisId: string;
  life: Life;
  owner: Client;
  watched: WatchedAnalysis;
  /** The owner's delete was answered. */
  deleted: boolean;
  /** The owner's cancel of this run was answered. */
  cancelledRuns: Set<string>;
}

export interface Finding {
  analysisId: string | null;
  what: string;
}

/** What the harness knows of all analyses, and what it has found wrong. */
export interface Journal {
  entries: Map<string, Entry>;
  findings: Finding[];
  enter(analysisId: string, life: Life, owner: Client): Promise<Entry>;
  find(analysisId: string | null, what: string): void;
}

export function openJournal(): Journal {
  const entries = new Map<string, Entry>();
  const findings: Finding[] = [];
  return {
    entries,
    findings,
    async enter(analysisId, life, owner) {
      const watched = await watchAnalysis(owner, analysisId);
      const cancelledRuns = new Set<string>();
      const entry = { analysisId, life, owner, watched, deleted: false, cancelledRuns };
      entries.set(analysisId, entry);
      return entry;
    },
    find(analysisId, what) {
      findings.push({ analysisId, what });
    },
  };
}
