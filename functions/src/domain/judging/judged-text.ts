import { measures } from '../../contract/measures.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import type { RecordingFault } from '../../contract/recording-sentences.ts';
import type { Claim, Unmeasured } from '../../contract/report.ts';
import type { NameOf } from './dancer-names.ts';
import type { JudgeAnswer } from './judge-answer.ts';
import { halfSteps, withTimes } from './judged-figures.ts';
import { section, unmeasuredLines } from './report-sections.ts';

const basis =
  'These scores are what a model judged by watching; no measurement is part of them. What was measured stands beside them.';

interface Beside {
  profile: Profile;
  recording: readonly RecordingFault[];
  /** What was measured of the music and of who dances to it, a line each. */
  music: readonly string[];
  /** A paragraph for each of several who were followed. */
  dancers: readonly string[];
  nameOf: NameOf;
  claims: readonly Claim[];
  unmeasured: readonly Unmeasured[];
}

/** A report for people, in Markdown: what a model says, and where the measurements disagree. */
export function judgedText(
  answer: JudgeAnswer,
  { profile, recording, music, dancers, nameOf, claims, unmeasured }: Beside,
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
    section('Each dancer', dancers),
    section('The music, as measured', music),
    section(
      'Where the judge and the measurements disagree',
      claims.filter(({ contradicts }) => contradicts).map((claim) => disagreement(claim, nameOf)),
    ),
    section('Not measured', unmeasuredLines(unmeasured)),
  ]
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

const listed = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

function disagreement(claim: Claim, nameOf: NameOf): string {
  const { measure, body_id, statement, at_seconds, claimed, measured, margin } = claim;
  const said = withTimes(`“${statement.replaceAll(/\s+/g, ' ')}”`, at_seconds);
  const name = measures[measure as keyof typeof measures].name;
  const who = body_id === null ? '' : ` of ${nameOf(body_id)}`;
  return `${said}${who}: it says ${claimed}, measured was ${told(measured)}, and they may differ by ${told(margin)} (${name}).`;
}

const told = (value: number) => Math.round(value * 100) / 100;
