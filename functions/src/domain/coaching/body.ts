import { practiceSentence, strengthSentence } from '../../contract/coaching-sentences.ts';
import { drillSentence } from '../../contract/drill-sentences.ts';
import type { MeasureKey } from '../../contract/measures.ts';
import { mean } from '../../signal/series.ts';
import { isFloorWork, isUnsure } from '../judging/body-view.ts';
import {
  type Aspect,
  type Bounds,
  type CoachedVideo,
  criterionOf,
  type Graded,
  grade,
  type Remark,
} from './remark.ts';
import { secondRemarks } from './seconds.ts';
import { everybody, named, type Somebody } from './who.ts';

interface Read {
  reading: 'posture' | 'smoothness' | 'extension' | 'range';
  measure: MeasureKey;
  aspect: Aspect;
  bounds: Bounds;
  good: 'upright' | 'smooth' | 'stretched' | 'wide';
  weak: 'bent' | 'jerky' | 'near_body' | 'small';
}

/**
 * Bounds beside the readings, sure by .4 and more, of filmed dancers. Posture, of 14: .89 to .97; of squats,
 * which bend, .72 to .82. Smoothness, of 6: .60 to .87. Extension, of 13: .66 to .86; of exercises from
 * .41. Range, of 13: .40 to 1.00; of two who walk .08 and .16.
 */
const reads: readonly Read[] = [
  {
    ...{ reading: 'posture', measure: 'body_posture', aspect: 'posture' },
    ...{ bounds: { weak: 0.82, good: 0.94 }, good: 'upright', weak: 'bent' },
  },
  {
    ...{ reading: 'smoothness', measure: 'body_smoothness', aspect: 'smoothness' },
    ...{ bounds: { weak: 0.58, good: 0.84 }, good: 'smooth', weak: 'jerky' },
  },
  {
    ...{ reading: 'extension', measure: 'body_extension', aspect: 'reach' },
    ...{ bounds: { weak: 0.6, good: 0.8 }, good: 'stretched', weak: 'near_body' },
  },
  {
    ...{ reading: 'range', measure: 'body_range', aspect: 'reach' },
    ...{ bounds: { weak: 0.35, good: 0.75 }, good: 'wide', weak: 'small' },
  },
];

interface GradedBody extends Graded {
  somebody: Somebody;
}

/** How the body, or each of several, is held and moved in a dance. */
export function bodyRemarks(video: CoachedVideo): Remark[] {
  const all = everybody(video.measurements);
  const isTold = (measure: MeasureKey) => !(video.dance?.mute ?? []).includes(measure);
  const told = reads.filter(({ measure }) => isTold(measure));
  const criterion = criterionOf(video.profile, 'technical_quality');
  return [
    ...told.flatMap((read) => readingOf(read, all, criterion)),
    // Which second is the best rests on all readings.
    ...(told.length === reads.length ? secondRemarks(all, criterion) : []),
  ];
}

/** Of several it is good where all are, and weak where one is. */
function readingOf(
  { reading, measure, bounds, aspect, good, weak }: Read,
  all: readonly Somebody[],
  criterion: string | null,
): Remark[] {
  const graded = all.flatMap((somebody): GradedBody[] => {
    const isMute = reading === 'posture' && isFloorWork(somebody.body);
    if (isMute || isUnsure(somebody.body, measure)) return [];
    const found = grade(somebody.body[reading], bounds);
    return found === null ? [] : [{ ...found, somebody }];
  });
  const bad = graded.filter(({ side }) => side === 'weak');
  const those = bad.length > 0 ? bad : graded;
  if (those.length === 0 || (bad.length === 0 && those.length < all.length)) return [];
  const who = named(
    those.map(({ somebody }) => somebody),
    all.length,
  );
  const rest = {
    aspect,
    effect: Math.max(...those.map(({ effect }) => effect)),
    confidence: mean(those.map(({ confidence }) => confidence)),
  };
  const point = { criterion, moments: [] };
  return bad.length > 0
    ? [
        {
          ...rest,
          point: {
            ...point,
            sentence: practiceSentence(weak, { who }),
            drill: drillSentence(weak),
          },
        },
      ]
    : [{ ...rest, point: { ...point, sentence: strengthSentence(good, { who }) } }];
}
