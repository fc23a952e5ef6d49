import { mean } from '../../functions/src/signal/series.ts';
import type { Heard } from './peers.ts';
import { type Piece, pieceSeconds } from './piece.ts';

/** What is said of one recording, against what is true of the piece. */
export interface Said extends Heard {
  piece: Piece;
  /** Beats in a bar; null: not told. */
  meter: number | null;
  /** The first beats of bars, seconds; empty: not told. */
  downbeats: readonly number[];
  /** That it is counted at this level and no other. */
  isClear: boolean;
}

const tolerance = 0.04;
/** Of each other, for a beat to be the true one (MIREX). */
const beatSeconds = 0.07;

export const isRight = ({ bpm, piece }: Said): boolean =>
  bpm !== null && Math.abs(bpm / piece.bpm - 1) <= tolerance;

/** 0..1 of those that are as asked. */
export function share<T>(all: readonly T[], isSo: (one: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(isSo).length / all.length;
}

/** Two and four beats in a bar are one: only a three must be told apart. */
export const isMeterRight = ({ meter, piece }: Said): boolean =>
  (meter === 3) === (piece.meter === 3);

/** Whether four in five of the first beats that are told begin a bar, or half of one where bars of two are told. */
export function areDownbeatsRight({ downbeats, meter, piece }: Said): boolean {
  const bar = ((meter === 2 ? 2 : piece.meter) * 60) / piece.bpm;
  const begins = downbeats.filter((downbeat) => {
    const bars = (downbeat + piece.fromSeconds) / bar;
    return Math.abs(bars - Math.round(bars)) * bar <= beatSeconds;
  });
  return begins.length >= 0.8 * downbeats.length;
}

/** Mean F measure of the beats, those of pieces without any being 0. */
export const meanF = (all: readonly Said[]): number =>
  mean(all.map(({ piece, beats }) => fMeasure(beatsOf(piece), beats ?? [])));

function beatsOf({ bpm, fromSeconds }: Piece): number[] {
  const period = 60 / bpm;
  const first = Math.ceil(fromSeconds / period) * period - fromSeconds;
  const count = Math.floor((pieceSeconds - first) / period);
  return Array.from({ length: count }, (_, beat) => first + beat * period);
}

function fMeasure(truth: readonly number[], told: readonly number[]): number {
  const found = truth.filter((beat) => told.some((one) => Math.abs(one - beat) <= beatSeconds));
  return truth.length + told.length === 0 ? 0 : (2 * found.length) / (truth.length + told.length);
}
