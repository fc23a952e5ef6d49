import { severalTimes } from '../../contract/clock-time.ts';
import type { Measurements } from '../../contract/measurements.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import type { RecordingFault } from '../../contract/recording-sentences.ts';
import type { Unmeasured } from '../../contract/report.ts';
import { inPoints } from '../../contract/score-words.ts';
import { inPercent } from '../../contract/share-words.ts';
import type { Scores } from '../../contract/summary.ts';
import type { Ranges } from '../../contract/verdict.ts';
import { mostUsualShare } from '../../signal/beats/off-beat.ts';
import { bodyLines, dancerLines, inWords, repetitionLines } from './body-lines.ts';
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
  unmeasured,
}: {
  profile: Profile;
  danceType: string | null;
  measurements: Measurements;
  recording: readonly RecordingFault[];
  scores: Scores;
  ranges: Ranges;
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
      ...advice(measurements),
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
    return [isOfNobody ? 'Motion: nobody was seen to move.' : 'Motion: too few frames.', picture];
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

/** On what is steady beside the beat, and on what is not steady at all. */
function advice(measurements: Measurements): string[] {
  const { beat_alignment: alignment, phase_coherence: coherence } = measurements;
  if (alignment === null || coherence === null || alignment >= 0.2) return [];
  if (coherence < 0.6) {
    return ['Practise a simple step to this music, ending each movement on a beat.'];
  }
  const { beat_offset_ms: lateMs, tempo_bpm: tempo } = measurements;
  const late = ((lateMs ?? 0) * (tempo ?? 0)) / 60_000;
  if (Math.abs(late) > mostUsualShare) {
    return [
      'The timing is steady, but far from the beats that were heard: clap along to tell whether they are the beats that you dance.',
    ];
  }
  const change = late < 0 ? 'later' : 'earlier';
  return [`The timing is steady but beside the beat: arrive ${change}, all the time.`];
}
