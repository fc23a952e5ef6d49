import { followSegments } from '../../domain/judging/judge-stream.ts';

/** Shares of the analysing stage that end with the upload and with the wait for the file. */
const sentFraction = 0.2;
const readyFraction = 0.25;

export interface JudgingProgress {
  sent(fraction: number): void;
  /** Takes an answer's text as it comes: names the segment at work and counts the finished ones. */
  followAnswer(segmentCount: number): (piece: string) => void;
  /** News without progress. */
  say(message: string): void;
}

/** Goes back to nothing less than was reported, however many tries there are. */
export function createJudgingProgress(
  onProgress: (fraction: number, message: string) => void,
): JudgingProgress {
  let furthest = 0;
  function report(fraction: number, message: string): void {
    furthest = Math.max(furthest, fraction);
    onProgress(furthest, message);
  }
  return {
    sent: (fraction) => report(fraction * sentFraction, 'Sending the video to the judge'),
    followAnswer(segmentCount) {
      const follow = followSegments();
      let reported = -1;
      const tell = (finished: number) => {
        if (finished === reported || finished > segmentCount) return;
        reported = finished;
        const fraction = readyFraction + (1 - readyFraction) * (finished / segmentCount);
        const current = Math.min(finished + 1, segmentCount);
        report(fraction, `Analysing segment ${current} of ${segmentCount}`);
      };
      tell(0);
      return (piece) => tell(follow(piece));
    },
    say: (message) => report(furthest, message),
  };
}
