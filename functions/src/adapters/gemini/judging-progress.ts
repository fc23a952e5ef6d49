import { followSegments } from '../../domain/judging/judge-stream.ts';
import { mean } from '../../signal/series.ts';

/** Shares of the analysing stage that end with the upload and with the wait for the file. */
const sentFraction = 0.2;
const readyFraction = 0.25;

export interface JudgingProgress {
  sent(fraction: number): void;
  /** That of one of so many judges, by its index. */
  ofJudges(segmentCount: number, judges: number): (index: number) => JudgeProgress;
}
export interface JudgeProgress {
  /**
   * Takes an answer's text as it comes: names the segment at work and counts the finished ones, `onSegment` gets
   * the text of each.
   */
  followAnswer(onSegment?: (text: string) => void): (piece: string) => void;
  /** News without progress. */
  say(message: string): void;
}

/** Goes back to nothing less than was reported, however many tries there are; of several judges, their mean. */
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
    ofJudges(segmentCount, judges) {
      const ofEach = new Array<number>(judges).fill(0);
      return (index) => ({
        followAnswer(onSegment) {
          const follow = followSegments(onSegment);
          let reported = -1;
          const tell = (finished: number) => {
            if (finished === reported || finished > segmentCount) return;
            reported = finished;
            ofEach[index] = finished;
            const passed = mean(ofEach);
            const fraction = readyFraction + (1 - readyFraction) * (passed / segmentCount);
            const current = Math.min(Math.floor(passed) + 1, segmentCount);
            report(fraction, `Analysing segment ${current} of ${segmentCount}`);
          };
          tell(0);
          return (piece) => tell(follow(piece));
        },
        say: (message) => report(furthest, message),
      });
    },
  };
}
