import { severalTimes } from '../../contract/clock-time.ts';
import type { Measurements } from '../../contract/measurements.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import type { RecordingFault } from '../../contract/recording-sentences.ts';
import type { Unmeasured } from '../../contract/report.ts';
import { inPoints } from '../../contract/score-words.ts';
import { inPercent } from '../../contract/share-words.ts';
import type { Scores } from '../../contract/summary.ts';
import type { Ranges } from '../../contract/verdict.ts';
import type { Coaching } from '../coaching/coach.ts';
import { bodyLines, dancerLines, inWords, repetitionLines } from './body-lines.ts';
import { coachingSections } from './coaching-sections.ts';
import { musicLines } from './music-lines.ts';
import { offBeatLines } from './off-beat-lines.ts';
import { section, unmeasuredLines } from './report-sections.ts';
import { togetherLines } from './together-lines.ts';

/** A report for people, in Markdown: what was measured, what each score rests on, what is missing. */
export function signalReport({
  profile,
  danceType,
  measurements,
  recording,
  scores,
  ranges,
  coaching,
  unmeasured,
}: {
  profile: Profile;
  danceType: string | null;
  measurements: Measurements;
  recording: readonly RecordingFault[];
  scores: Scores;
  ranges: Ranges;
  coaching: Coaching;
  unmeasured: readonly Unmeasured[];
}): string {
  const scored = profile.criteria.filter(({ key }) => typeof scores[key] === 'number');
  return [
    `# Measured: ${danceType ?? profile.name.toLowerCase()}`,
    'These numbers were measured from the picture and the sound themselves. No judge, human or model, has looked at this video.',
    section(
      'The recording',
      recording.map(({ text }) => text),
    ),
    ...coachingSections(coaching),
    section('What was measured', [
      ...musicLines(measurements, profile.hasDance ? danceType : null),
      ...offBeatLines(measurements.off_beat),
      ...motionLines(measurements),
      ...cutLines(measurements),
      ...bodyLines(measurements.body, inWords),
      ...togetherLines(measurements),
      ...repetitionLines(measurements),
    ]),
    section('Each dancer', dancerLines(measurements.bodies, inWords)),
    section(
      'Scores',
      scored.map(
        ({ key, name, measured }) =>
          `**${name}: ${inPoints(scores[key] ?? 0, ranges[key])} of 100**: rests on ${measured?.basis}.`,
      ),
    ),
    section('Not measured', unmeasuredLines(unmeasured)),
    section('Next steps', [
      'For a judgement of every criterion, have the operator set the secret GEMINI_API_KEY, then run the analysis again.',
    ]),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function motionLines(measurements: Measurements): string[] {
  const { motion_energy: energy, motion_dynamics: dynamics, stillness, exposure } = measurements;
  if (exposure === null) return ['Motion: too few frames.'];
  const picture = `Picture: mean brightness ${inPercent(exposure)}.`;
  if (energy === null || stillness === null) {
    const isOfNobody = measurements.seen_spans?.length === 0;
    return [isOfNobody ? 'Motion: nobody could be followed.' : 'Motion: too few frames.', picture];
  }
  const contrast = dynamics === null ? '' : `, contrast ${inPercent(dynamics)}`;
  return [
    `Motion: ${partInWords(energy)} of the picture moves on average${contrast}; still ${inPercent(stillness)} of the time.`,
    picture,
  ];
}

/** Also of what is little. */
const partInWords = (share: number): string =>
  share > 0 && share < 0.01 ? 'less than 1 %' : inPercent(share);

function cutLines({ cut_seconds: cuts }: Measurements): string[] {
  return cuts.length === 0 ? [] : [`Cuts: ${severalTimes(cuts)}.`];
}
