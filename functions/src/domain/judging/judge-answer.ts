import type { TimeSpan } from './plan-segments.ts';

/** What a model answers; its scores are 1 to 10, null: could not be judged. */
export interface JudgeAnswer<Moments = CitedSeconds, Spans = readonly TimeSpan[]> {
  segments: readonly JudgedSegment<Moments>[];
  /** What it says of things that were measured too. */
  claims: readonly JudgedClaim<Moments>[];
  /** One for each of the profile's criteria. */
  scores: Readonly<Record<string, JudgedCriterion<Moments>>>;
  /** Those of several who are scored one by one; empty where there are not several. */
  dancers: readonly ScoredDancer<Moments>[];
  summary: string;
  /** What is good, the surest first. */
  strengths: readonly JudgedPoint<Spans>[];
  /** What to practise, what brings most first. */
  practise: readonly JudgedPractice<Spans>[];
}
/** As the model writes them, not read yet: asked for as MM:SS, understood as `toldMoments` does. */
export type WrittenAnswer = JudgeAnswer<readonly string[], readonly string[]>;
/** Moments of the video, whole seconds. */
export type CitedSeconds = readonly number[];

export interface JudgedSegment<Moments = CitedSeconds> {
  /** From 1, in the order of the plan. */
  segment: number;
  label: string;
  comment: string;
  at: Moments;
  score: number | null;
}
export interface JudgedCriterion<Moments = CitedSeconds> {
  at: Moments;
  reason: string;
  /** Between which the score lies for certain, as the model says; null: it does not. */
  low: number | null;
  high: number | null;
  score: number | null;
}
export interface JudgedPoint<Spans = readonly TimeSpan[]> {
  sentence: string;
  /** As the model names it, which may be none of the profile's; null: of none alone. */
  criterion: string | null;
  /** Where to see it; empty: throughout. */
  at: Spans;
}
export interface JudgedPractice<Spans = readonly TimeSpan[]> extends JudgedPoint<Spans> {
  /** How, in one or two sentences. */
  drill: string;
}
export interface ScoredDancer<Moments = CitedSeconds> {
  /** By what the prompt calls whom. */
  label: string;
  at: Moments;
  comment: string;
  technique: number | null;
  presentation: number | null;
}
export interface JudgedClaim<Moments = CitedSeconds> {
  /** A key of the measures. */
  measure: string;
  /** Label of whom of several it is said; null: of all that is in the picture. */
  dancer: string | null;
  /** In the measure's unit. */
  value: number;
  statement: string;
  /** Empty: of the whole. */
  at: Moments;
}
