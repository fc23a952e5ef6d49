import { describe, expect, it } from 'vitest';
import type { Curve } from '../../../functions/src/signal/curve.ts';
import { measure } from '../../../functions/src/signal/measure.ts';
import { createMotionMeter } from '../../../functions/src/signal/motion/motion-meter.ts';
import { findRepetitions } from '../../../functions/src/signal/repetitions/find-repetitions.ts';
import { motionOf, soundOf } from '../../support/measure-synthesized.ts';
import { filmed, swaying } from '../../support/synthesize-frames.ts';
import { beatsAt, drums } from '../../support/synthesize-sound.ts';
import { followBody } from '../../support/workouts/count-workout.ts';
import { planWorkout } from '../../support/workouts/workout-plan.ts';

function taking() {
  const taken = new Map<string, Curve>();
  return {
    take: (curve: Curve) => void taken.set(curve.name, curve),
    names: () => [...taken.keys()],
    at(name: string, seconds: number): number {
      const curve = taken.get(name);
      if (curve === undefined) throw new Error(`There is no curve ${name}.`);
      return curve.values[Math.round((seconds - curve.startSeconds) * curve.rate)] ?? Number.NaN;
    },
    threshold: (name: string) => taken.get(name)?.threshold ?? Number.NaN,
  };
}

describe('the curves of the measuring', () => {
  it('pass their thresholds where a cut is told, and nowhere else', () => {
    const curves = taking();
    const meter = createMotionMeter();
    const next = filmed({ bodyAt: swaying(0.7), wallAt: (x, y) => 200 - x - y }, 2);
    for (const frame of [...filmed({ bodyAt: swaying(0.7) }, 2), ...next]) meter.add(frame);
    const [cut = Number.NaN] = meter.finish(curves.take).cutSeconds;
    expect(curves.names()).toEqual(['hist_diff', 'replaced', 'replaced_if_still']);
    for (const name of curves.names()) {
      expect(curves.at(name, cut)).toBeGreaterThan(curves.threshold(name));
      expect(curves.at(name, cut - 0.5)).toBeLessThan(curves.threshold(name));
      expect(curves.at(name, cut + 0.5)).toBeLessThan(curves.threshold(name));
    }
  });

  it('show movement over what is visible, and sound that begins on the beats', () => {
    const curves = taking();
    const still = motionOf({ bodyAt: (seconds) => (seconds < 3 ? 48 : swaying(0.6)(seconds)) }, 6);
    measure(still, soundOf(drums(beatsAt(100, 6), 6)), null, { takeCurve: curves.take });
    expect(curves.names()).toEqual(['motion_level', 'onset_strength']);
    expect(curves.at('motion_level', 1.5)).toBeLessThan(curves.threshold('motion_level'));
    expect(curves.at('motion_level', 4.3)).toBeGreaterThan(curves.threshold('motion_level'));
    const [beat = 0] = beatsAt(100, 6).filter((seconds) => seconds > 2);
    expect(curves.at('onset_strength', beat)).toBeGreaterThan(
      10 * curves.at('onset_strength', beat + 0.3),
    );
  });

  it('swing out and back in each repetition', () => {
    const curves = taking();
    const body = followBody(planWorkout({ count: 5, perMinute: 30 }));
    const found = findRepetitions({ rate: 15, series: [] }, body, [], curves.take).repetitions;
    expect(curves.names()).toEqual(['repetition_position']);
    const position = (seconds: number) => curves.at('repetition_position', seconds);
    for (const { start_seconds: start, end_seconds: end } of found?.each ?? []) {
      const swing = Math.abs(position((start + end) / 2) - position(start));
      expect(swing).toBeGreaterThan(4 * Math.abs(position(end) - position(start)));
    }
  });
});
