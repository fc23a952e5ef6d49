import { describe, expect, it } from 'vitest';
import {
  type WireSchema,
  wireSchema,
} from '../../../../functions/src/adapters/gemini/wire-schema.ts';
import type { MeasureKey } from '../../../../functions/src/contract/measures.ts';
import { profiles } from '../../../../functions/src/contract/profiles/all.ts';

describe('wireSchema', () => {
  it('has the segments written first, so that they can be watched', () => {
    expect(wireSchema(profiles.solo, []).propertyOrdering?.[0]).toBe('segments');
  });

  it('asks for every criterion of the profile', () => {
    expect(wireSchema(profiles.couple, []).properties?.['scores']?.required).toEqual(
      profiles.couple.criteria.map(({ key }) => key),
    );
  });

  it('has a score written after the moments, the reason and the range that it rests on', () => {
    const { properties } = wireSchema(profiles.solo, []);
    const criterion = properties?.['scores']?.properties?.['technical_quality'];
    expect(criterion?.propertyOrdering).toEqual(['at', 'reason', 'low', 'high', 'score']);
  });

  it('asks for points of the criteria of the profile, or of none', () => {
    const { properties, required } = wireSchema(profiles.workout, []);
    expect(required?.slice(-2)).toEqual(['strengths', 'practise']);
    const { practise, strengths } = properties ?? {};
    expect(strengths?.items?.required).toEqual(['sentence', 'criterion', 'at']);
    expect(practise?.items?.required).toEqual(['sentence', 'drill', 'criterion', 'at']);
    const keys = profiles.workout.criteria.map(({ key }) => key);
    expect(practise?.items?.properties?.['criterion']).toMatchObject({
      enum: keys,
      nullable: true,
    });
  });

  it('asks for dancers, and for whom a claim is, where there are several alone', () => {
    const labels = ['on the left at the start', 'on the right at the start'];
    const several = labels.map((label) => ({ label, claimable: ['body_posture'] as const }));
    const { properties, required } = wireSchema(profiles.couple, ['tempo_bpm'], several);
    expect(required).toContain('dancers');
    const each = properties?.['dancers']?.items;
    expect(each?.propertyOrdering).toEqual([
      ...['label', 'at', 'comment', 'technique', 'presentation'],
    ]);
    expect(each?.properties?.['label']?.enum).toEqual(labels);
    const claimed = properties?.['claims']?.items?.properties;
    expect(claimed?.['measure']?.enum).toEqual(['tempo_bpm', 'body_posture']);
    expect(claimed?.['dancer']).toMatchObject({ enum: labels, nullable: true });
    const alone = wireSchema(profiles.couple, ['tempo_bpm']);
    expect(alone.required).not.toContain('dancers');
    expect(alone.properties?.['claims']?.items?.required).not.toContain('dancer');
  });

  it.each<[MeasureKey[], WireSchema]>([
    [
      ['tempo_bpm', 'stillness'],
      { type: 'string', format: 'enum', enum: ['tempo_bpm', 'stillness'] },
    ],
    [[], { type: 'string' }],
  ])('lets claims be made of %j, and has no enum that is empty', (claimable, expected) => {
    const { claims } = wireSchema(profiles.solo, claimable).properties ?? {};
    expect(claims?.items?.properties?.['measure']).toEqual(expected);
  });
});
