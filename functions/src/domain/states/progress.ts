import type { Stage } from '../../contract/vocabulary.ts';

/** Where each stage begins in 0..100; it ends where the next begins. */
const beginnings: Readonly<Record<Stage, number>> = {
  queued: 0,
  downloading: 1,
  checking: 10,
  normalising: 12,
  measuring: 45,
  analysing: 50,
  saving: 95,
};
const order = Object.keys(beginnings) as Stage[];
/** 100 is kept for `completed`. */
const endOfLastStage = 99;

/** A stage and how far it is (0..1) as one whole number 0..99. */
export function overallProgress(stage: Stage, fraction: number): number {
  const next = order[order.indexOf(stage) + 1];
  const start = beginnings[stage];
  const end = next === undefined ? endOfLastStage : beginnings[next];
  const bounded = Number.isFinite(fraction) ? Math.min(1, Math.max(0, fraction)) : 0;
  return Math.floor(start + (end - start) * bounded);
}
