import type { Measurements } from '../../contract/measurements.ts';
import type { MeasureKey } from '../../contract/measures.ts';
import { mostPoints } from '../../contract/verdict.ts';
import { type AskedDancer, claimableOfDancers } from './asked-dancers.ts';
import { claimableMeasures } from './check-claims.ts';

/** What the parts of an answer are, in the order in which the model writes them. */
export function answerLines(measurements: Measurements, dancers: readonly AskedDancer[]): string[] {
  return [
    'Answer with:',
    '- segments: one entry for each segment above, with its number as `segment`, a `label` of a few words, a `comment` of one to three sentences, `at`: the moments within the segment that it speaks of, each as MM:SS, and a `score`;',
    claimsLine(claimableMeasures(measurements), dancers),
    '- scores: for each criterion `at`: the moments that the score rests on, each as MM:SS and at least one, a `reason` that speaks of them, `low`, `high` and a `score`;',
    ...dancersLines(dancers),
    '- summary: a short paragraph on the whole;',
    `- strengths: what is good, the surest first, at most ${mostPoints}: a \`sentence\`, \`criterion\`: the key of the criterion that it speaks of, or null, and \`at\`: where to see it, each as MM:SS-MM:SS;`,
    `- practise: what to practise next, what brings most first, at most ${mostPoints}: a \`sentence\`, a \`drill\` of one or two sentences on how to practise it, and \`criterion\` and \`at\` as above. Neither speaks of a criterion whose score is null.`,
  ];
}

function dancersLines(dancers: readonly AskedDancer[]): string[] {
  return dancers.length === 0
    ? []
    : [
        '- dancers: one entry for each dancer that is named above in quotation marks, with those words as `label`, `at`: the moments that it rests on, each as MM:SS and at least one, a `comment` of one to three sentences on this dancer alone, and two scores: `technique`, how the body is held and moved, and `presentation`, how the dance is shown;',
      ];
}

function claimsLine(claimable: readonly MeasureKey[], dancers: readonly AskedDancer[]): string {
  const ofDancers = claimableOfDancers(dancers);
  if (claimable.length === 0 && ofDancers.length === 0)
    return '- claims: an empty list, since nothing was measured;';
  const ofWhom =
    ofDancers.length === 0
      ? ''
      : ` as \`dancer\` the words that name whom you speak of where it is one of ${ofDancers.join(', ')} (from 0 to 1; else null),`;
  return `- claims: what you see or hear yourself of what was measured, as far as your comments and reasons rest on it: \`measure\` (${[...claimable, ...ofDancers].join(', ')}),${ofWhom} your \`value\` in its unit, a \`statement\` of one sentence, and \`at\`: its moments as MM:SS, empty where it is true of the whole;`;
}
