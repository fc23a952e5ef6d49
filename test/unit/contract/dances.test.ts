import { describe, expect, it } from 'vitest';
import { danceKeys, dances } from '../../../functions/src/contract/dances/all.ts';
import { club } from '../../../functions/src/contract/dances/club.ts';
import { folk } from '../../../functions/src/contract/dances/folk.ts';
import { latin } from '../../../functions/src/contract/dances/latin.ts';
import { social } from '../../../functions/src/contract/dances/social.ts';
import { stage } from '../../../functions/src/contract/dances/stage.ts';
import { standard } from '../../../functions/src/contract/dances/standard.ts';
import { street } from '../../../functions/src/contract/dances/street.ts';
import { swing } from '../../../functions/src/contract/dances/swing.ts';
import { tango } from '../../../functions/src/contract/dances/tango.ts';
import { measures } from '../../../functions/src/contract/measures.ts';
import { spellings } from '../../../functions/src/domain/dances/names.ts';

const rows = danceKeys.map((key) => ({ key, ...dances[key] }));
const families = { standard, latin, social, tango, swing, street, stage, club, folk };

describe('dances', () => {
  it('are those of every family, no key twice', () => {
    const keys = Object.values(families).flatMap((family) => Object.keys(family));
    expect(danceKeys).toEqual(keys);
    for (const [name, family] of Object.entries(families)) {
      for (const row of Object.values(family)) expect(row.family).toBe(name);
    }
  });

  it('share no name, in no spelling', () => {
    const owners = new Map<string, string>();
    for (const { key, name, otherNames } of rows) {
      const own = new Set([name, ...otherNames].map((given) => spellings(given)[0] ?? ''));
      expect(own.size, `${key} has a name twice`).toBe(1 + otherNames.length);
      for (const spelling of new Set([...own].flatMap(spellings))) {
        expect(owners.get(spelling) ?? key, spelling).toBe(key);
        owners.set(spelling, key);
      }
    }
  });

  it.each(rows)('$key is whole', (row) => {
    expect(row.key).toMatch(/^[a-z]+(_[a-z]+)*$/);
    const spans = [row.bpm, row.doubleBpm, row.competitionBars].filter((span) => span != null);
    for (const [slowest, fastest] of spans) {
      expect(slowest).toBeGreaterThan(0);
      expect(fastest).toBeGreaterThan(slowest);
    }
    expect([6, 8, 12]).toContain(row.phraseCounts);
    expect(row.judged).toMatch(/^[^.]{10,}$/);
    for (const measure of row.mute ?? []) expect(measures).toHaveProperty(measure);
    const names = [row.name, ...row.otherNames];
    for (const everyday of row.everydayNames ?? []) expect(names).toContain(everyday);
    if (row.meter === 3) expect(row.phraseCounts).toBe(6);
    if (row.bpm === null) expect(row.doubleBpm).toBeUndefined();
  });

  it.each(rows.filter(({ doubleBpm }) => doubleBpm !== undefined))(
    '$key is counted twice as fast, within a tenth, by those who double',
    ({ bpm, doubleBpm }) => {
      for (const end of [0, 1] as const) {
        const ratio = (doubleBpm?.[end] ?? 0) / (bpm?.[end] ?? 1);
        expect(ratio).toBeGreaterThan(1.8);
        expect(ratio).toBeLessThan(2.2);
      }
    },
  );

  const inCompetitions = rows.filter(({ competitionBars }) => competitionBars !== undefined);
  it.each(inCompetitions)('$key is danced in competitions within its span', (row) => {
    const [slowest = 0, fastest = 0] = row.competitionBars ?? [];
    const [from = 0, to = 0] = row.bpm ?? [];
    expect(slowest * (row.meter ?? 0)).toBeGreaterThanOrEqual(from);
    expect(fastest * (row.meter ?? 0)).toBeLessThanOrEqual(to);
    expect(row.name).not.toMatch(/^[aeiou]/i);
  });

  it('has the ten dances of the World DanceSport Federation', () => {
    expect(inCompetitions.map(({ key }) => key)).toEqual([
      ...['waltz', 'viennese_waltz', 'tango', 'slow_foxtrot', 'quickstep'],
      ...['samba', 'cha_cha', 'rumba', 'paso_doble', 'jive'],
    ]);
  });
});
