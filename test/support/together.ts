import type { Together } from '../../functions/src/contract/together.ts';

export const sure = (value: number) => ({ value, confidence: 0.7 });
export const unsure = { value: 0.9, confidence: 0.2 };

/** Of twoDancers, 21 s of them. */
export const aCouple: Together = {
  ...{ body_ids: [1, 2], seconds: 21.4, absence: null, synchrony: sure(0.49) },
  ...{ limbs: sure(0.64), rise: sure(0.3), steps: unsure, mirrored: sure(0.5) },
  ...{ same_sided: sure(0.1), sides: 'mirrored', hands: { share: 0.79, ...sure(0.6) } },
  distance: { trunks: 1.2, spread: 0.13, confidence: 0.7 },
  ...{ dancers: [], pairs: [] },
  breaks: [{ start_seconds: 8.2, end_seconds: 10.9, body_ids: [1, 2] }],
  synchrony_curve: { interval_seconds: 1, values: [0.5, null] },
};
const dancer = { synchrony: sure(0.6), unison: sure(0.7), late_ms: null };
/** Of the first, the second and the fifth of five, who is late. */
export const aGroup: Together = {
  ...aCouple,
  ...{ body_ids: [1, 2, 5], same_sided: sure(0.66), sides: 'same_sided', hands: null },
  dancers: [
    { body_id: 1, ...dancer },
    { body_id: 2, ...dancer },
    { body_id: 5, ...dancer, late_ms: 200 },
  ],
  breaks: [{ start_seconds: 8.2, end_seconds: 10.9, body_ids: [5] }],
};
