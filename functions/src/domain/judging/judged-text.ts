import { measures } from '../../contract/measures.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import type { RecordingFault } from '../../contract/recording-sentences.ts';
import type { Claim, Unmeasured } from '../../contract/report.ts';
import { clockTime } from './clock-time.ts';
import type { CitedSeconds, JudgeAnswer } from './judge-answer.ts';
import { section, unmeasuredLines } from './report-sections.ts';

const basis =
  'These scores are what a model judged by watching; no measurement is part of them. What was measured stands beside them.';

interface Beside {
  profile: Profile;
  recording: readonly RecordingFault[];
  /** What was measured of the music and of who dances to it, a line each. */
  music: readonly string[];
  claims: readonly Claim[];
  unmeasured: readonly Unmeasured[];
}

/** A report for people, in Markdown: what a model says, and where the measurements disagree. */
export function judgedText(
  answer: JudgeAnswer,
  { profile, recording, music, claims, unmeasured }: Beside,
): string {
  const criteria = profile.criteria.flatMap(({ key, name }) => {
    const judged = answer.scores[key];
    if (judged === undefined) return [];
    const score = judged.score === null ? 'not judged' : `${halfSteps(judged.score)} of 10`;
    return [`${name}: ${score}. ${withTimes(judged.reason, judged.at)}`];
  });
  const faults = listed(recording.map(({ text }) => text));
  const advice = listed(answer.advice);
  return [
    faults === '' ? '' : `About the recording:\n${faults}`,
    answer.summary,
    ...criteria,
    basis,
    advice === '' ? '' : `To practise next:\n${advice}`,
    section('The music, as measured', music),
    section(
      'Where the judge and the measurements disagree',
      claims.filter(({ contradicts }) => contradicts).map(disagreement),
    ),
    section('Not measured', unmeasuredLines(unmeasured)),
  ]
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

const listed = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

/** The text, and behind it the moments that it does not name itself. */
export function withTimes(text: string, at: CitedSeconds): string {
  const unnamed = at.map(clockTime).filter((time) => !text.includes(time));
  return unnamed.length === 0 ? text : `${text} (${[...new Set(unnamed)].join(', ')})`;
}

/** As judges score. */
export function halfSteps(score: number): number {
  return Math.round(score * 2) / 2;
}

function disagreement({ measure, statement, at_seconds, claimed, measured, margin }: Claim) {
  const said = withTimes(`“${statement.replaceAll(/\s+/g, ' ')}”`, at_seconds);
  const name = measures[measure as keyof typeof measures].name;
  return `${said}: it says ${claimed}, measured was ${told(measured)}, and they may differ by ${told(margin)} (${name}).`;
}

const told = (value: number) => Math.round(value * 100) / 100;
