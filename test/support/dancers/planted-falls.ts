import type { Measurements } from '../../../functions/src/contract/measurements.ts';
import { profiles } from '../../../functions/src/contract/profiles/all.ts';
import type { Criterion } from '../../../functions/src/contract/profiles/profile.ts';
import { readingsOf } from '../../../functions/src/domain/judging/measured-score.ts';
import { judgeBySignal } from '../../../functions/src/domain/judging/signal-judgement.ts';
import { spreads } from '../../../functions/src/domain/judging/spreads.ts';
import { measurePlanted, plantedSeconds } from './measure-planted.ts';
import { ownOf, type PlantedFault } from './planted-faults.ts';

/** What a fault takes off, and how far that which it is taken off may err without it. */
interface Fall {
  fall: number;
  halfWidth: number;
}

/** Of one fault in one dance. */
export interface Falls {
  /** Its own score, in points; null: none rests on what it is one of. */
  score: Fall | null;
  /** Its own measure, in that one's unit. */
  measure: Fall;
  /** The most that another score loses, in points; below 0: none does. */
  beside: number;
}

const judged = ['solo', 'highlights'] as const;
type Judged = (typeof judged)[number];

export const judgePlanted = (type: Judged, measurements: Measurements) =>
  judgeBySignal({
    ...{ profile: profiles[type], danceType: null, durationSeconds: plantedSeconds },
    ...{ measurements, recording: [] },
  });

export function fallsOf(seed: number, fault: PlantedFault): Falls {
  const own = ownOf[fault];
  const [sound, faulty] = [measurePlanted(seed, null), measurePlanted(seed, fault)];
  const fallIn = (type: Judged, key: string) =>
    (judgePlanted(type, sound).scores[key] ?? Number.NaN) -
    (judgePlanted(type, faulty).scores[key] ?? Number.NaN);
  const halfWidthIn = (key: string) => {
    const { low, high } = judgePlanted('solo', sound).ranges[key] ?? { low: 0, high: Number.NaN };
    return (high - low) / 2;
  };
  const isOwn = ({ key, measured }: Criterion) =>
    key === own.criterion || measured?.from.some(({ measure }) => measure === own.measure);
  const others = judged.flatMap((type) =>
    profiles[type].criteria
      .filter((criterion) => criterion.measured !== null && !isOwn(criterion))
      .map(({ key }) => fallIn(type, key)),
  );
  const read = (measurements: Measurements) => readingsOf(measurements)(own.measure) ?? Number.NaN;
  return {
    score:
      own.criterion === null
        ? null
        : {
            fall: fallIn('solo', own.criterion),
            halfWidth: halfWidthIn(own.criterion),
          },
    measure: {
      fall: read(sound) - read(faulty),
      halfWidth: spreads[own.measure].halfWidth(sound),
    },
    beside: Math.max(...others),
  };
}

/** How wide the range of technique is; all of the scale where there is none. */
export function techniqueWidth(measurements: Measurements): number {
  const { low, high } = judgePlanted('solo', measurements).ranges['technical_quality'] ?? {
    ...{ low: 0, high: 100 },
  };
  return high - low;
}
