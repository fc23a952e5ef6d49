import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clipTruthSchema, truthSchema } from '../../../bench/footage/truth.ts';

const page = readFileSync(new URL('../../../docs/footage.md', import.meta.url), 'utf8');
const [, example = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
const [, table = ''] = /\n\| field \|[^\n]*\n[^\n]*\n([\s\S]*?)\n\n/.exec(page) ?? [];

describe('docs/footage.md', () => {
  it('shows a truth.json that is read', () => {
    expect(truthSchema.safeParse(JSON.parse(example))).toMatchObject({ success: true });
  });

  it('explains each field', () => {
    const explained = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
    const taken = Object.keys(clipTruthSchema.shape).filter((name) => name !== 'cut_tolerance');
    expect(explained).toEqual(taken);
    expect(table).toContain('`cut_tolerance`');
  });

  it('explains each curve', () => {
    const named = [
      ...page.matchAll(/^\| `(\w+)` \| (?:shots|motion|pose|onsets|repetitions) \|/gm),
    ];
    expect(named.map(([, name]) => name)).toEqual([
      'hist_diff',
      'replaced',
      'replaced_if_still',
      'motion_level',
      'seen_score',
      'crop_side',
      'onset_strength',
      'repetition_position',
    ]);
  });
});
