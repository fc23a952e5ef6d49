import { landmarks, type PoseTrack, valuesPerLandmark } from '../pose/pose-track.ts';
import type { PositionTrack } from './picture-positions.ts';

/** A part of the video, in seconds from the start of the proxy. */
export interface TimeSpan {
  start: number;
  end: number;
}

/** From each cut to the next: what is on both sides of one is no one movement. */
export function scenesBetween(cutSeconds: readonly number[]): TimeSpan[] {
  return [0, ...cutSeconds].map((start, index) => ({
    start,
    end: cutSeconds[index] ?? Number.POSITIVE_INFINITY,
  }));
}

/** What is left of a span beside parts of it, which are in order. */
export function spansBeside(span: TimeSpan, parts: readonly TimeSpan[]): TimeSpan[] {
  const starts = [span.start, ...parts.map(({ end }) => end)];
  const ends = [...parts.map(({ start }) => start), span.end];
  return starts.map((start, index) => ({ start, end: ends[index] ?? span.end }));
}

export function poseTrackWithin(track: PoseTrack, span: TimeSpan): PoseTrack {
  const frameValues = landmarks.length * valuesPerLandmark;
  const from = track.seconds.filter((second) => second < span.start).length;
  const to = track.seconds.filter((second) => second < span.end).length;
  return {
    aspect: track.aspect,
    seconds: track.seconds.subarray(from, to),
    values: track.values.subarray(from * frameValues, to * frameValues),
  };
}

export function positionTrackWithin({ rate, series }: PositionTrack, span: TimeSpan) {
  const from = Math.ceil(span.start * rate);
  return {
    rate,
    startSeconds: from / rate,
    series: series.map((values) => values.slice(from, Math.ceil(span.end * rate))),
  };
}
