import type {
  RecordingCode,
  RecordingFault,
} from '../../../../../functions/src/contract/recording-sentences.ts';

/** Who cannot be seen, or told from others, cannot be measured: no score makes up for that. */
const grave: readonly RecordingCode[] = [
  'nobody',
  'too_dark',
  'too_close',
  'too_small',
  'cut_off',
  'several_people',
];

export const isGrave = ({ code }: Pick<RecordingFault, 'code'>): boolean => grave.includes(code);
