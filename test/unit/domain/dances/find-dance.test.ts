import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DanceKey, danceKeys, dances } from '../../../../functions/src/contract/dances/all.ts';
import { findDance } from '../../../../functions/src/domain/dances/find-dance.ts';

const named: [string, DanceKey][] = [
  // English
  ['our first slow waltz!', 'waltz'],
  ['Waltz', 'waltz'],
  ['English waltz, gold level', 'waltz'],
  ['VIENNESE WALTZ', 'viennese_waltz'],
  ['Viennese', 'viennese_waltz'],
  ['tango', 'tango'],
  ['Ballroom Tango (final)', 'tango'],
  ['argentine tango', 'argentine_tango'],
  ['Argentine-Tango show', 'argentine_tango'],
  ['tango vals', 'tango_vals'],
  ['a milonga with Ana', 'milonga'],
  ['Foxtrot', 'slow_foxtrot'],
  ['slow fox trot', 'slow_foxtrot'],
  ['Quickstep!!', 'quickstep'],
  ['quick step', 'quickstep'],
  ['samba', 'samba'],
  ['cha cha cha', 'cha_cha'],
  ['ChaCha', 'cha_cha'],
  ['Cha-Cha / juniors', 'cha_cha'],
  ['rumba walks', 'rumba'],
  ['paso doble', 'paso_doble'],
  ['Pasodoble', 'paso_doble'],
  ['Jive 2024', 'jive'],
  ['salsa on2', 'salsa'],
  ['mambo', 'salsa'],
  ['Sensual Bachata', 'bachata'],
  ['Urban Kiz', 'kizomba'],
  ['Brazilian Zouk', 'zouk'],
  ['West Coast Swing', 'west_coast_swing'],
  ['WCS jack and jill', 'west_coast_swing'],
  ['swing', 'lindy_hop'],
  ['swing dancing', 'lindy_hop'],
  ['East Coast Swing', 'lindy_hop'],
  ["Rock'n'Roll", 'lindy_hop'],
  ['boogie woogie', 'lindy_hop'],
  ['Lindy-Hop social', 'lindy_hop'],
  ['New York hustle', 'hustle'],
  ['nightclub two-step', 'nightclub_two_step'],
  ['Texas two step', 'country_two_step'],
  ['hip hop', 'hip_hop'],
  ['HipHop', 'hip_hop'],
  ['hip-hop', 'hip_hop'],
  ['street dance crew', 'hip_hop'],
  ['bboy battle', 'breaking'],
  ['B-Girl', 'breaking'],
  ['breaking', 'breaking'],
  ['popping', 'popping'],
  ['Locking (solo)', 'locking'],
  ['house', 'house'],
  ['house dance', 'house'],
  ['Final: house (adults)', 'house'],
  ['popping solo', 'popping'],
  ['waacking', 'waacking'],
  ['krump session', 'krump'],
  ['K-Pop cover', 'k_pop'],
  ['kpop', 'k_pop'],
  ['jazz', 'jazz'],
  ['jazz class', 'jazz'],
  ['modern jazz', 'jazz'],
  ['contemporary', 'contemporary'],
  ['modern dance', 'modern'],
  ['tap', 'tap'],
  ['tap dance', 'tap'],
  ['Irish dancing', 'irish'],
  ["drum'n'bass", 'drum_and_bass'],
  ['Drum & Bass', 'drum_and_bass'],
  ['DnB footwork', 'drum_and_bass'],
  ['a slow dance at the wedding', 'ballad'],
  ['belly dance', 'belly_dance'],
  ['#westcoastswing', 'west_coast_swing'],
  // German
  ['Langsamer Walzer', 'waltz'],
  ['Unser Walzer', 'waltz'],
  ['Wiener Walzer', 'viennese_waltz'],
  ['unser WIENER  WALZER am Ball', 'viennese_waltz'],
  ['Slowfox', 'slow_foxtrot'],
  ['Argentinischer Tango', 'argentine_tango'],
  ['Discofox', 'disco'],
  ['Disco Fox Turnier', 'disco'],
  ['Bauchtanz', 'belly_dance'],
  ['Stepptanz', 'tap'],
  ['Ballett', 'ballet'],
  ['Zeitgenössischer Tanz', 'contemporary'],
  ['Volkstanz aus Bayern', 'folk'],
  // French
  ['valse lente', 'waltz'],
  ['Valse viennoise', 'viennese_waltz'],
  ['tango argentin', 'argentine_tango'],
  ['danse du ventre', 'belly_dance'],
  ['danse contemporaine', 'contemporary'],
  ['claquettes', 'tap'],
  ['notre slow: un slow', 'ballad'],
  ['danse classique, 3e année', 'ballet'],
  // Spanish
  ['vals inglés', 'waltz'],
  ['vals vienes', 'viennese_waltz'],
  ['VALS CRUZADO', 'tango_vals'],
  ['tango argentino con Marta', 'argentine_tango'],
  ['chachachá', 'cha_cha'],
  ['Reguetón', 'reggaeton'],
  ['salsa cubana', 'salsa'],
  ['bulerías', 'flamenco'],
  ['sevillanas de feria', 'flamenco'],
  ['danza contemporánea', 'contemporary'],
  // Italian
  ['valzer lento', 'waltz'],
  ['Valzer Viennese', 'viennese_waltz'],
  ['danza del ventre', 'belly_dance'],
  ['ballo lento', 'ballad'],
  ['danza classica', 'ballet'],
  // Portuguese
  ['valsa inglesa', 'waltz'],
  ['Valsa vienense', 'viennese_waltz'],
  ['balé', 'ballet'],
  ['dança do ventre', 'belly_dance'],
  ['danças urbanas', 'hip_hop'],
  ['zouk brasileiro', 'zouk'],
];

const nameless = [
  ...['', '   ', '!?', '42', 'a house party', 'our house', 'house of cards', 'dollhouse'],
  ...['slow motion', 'very slow', 'polka dots', 'salsa sauce and chips', 'all that jazz band'],
  ...['swing set in the park', 'breaking news', 'record breaking', 'tap water', 'street food'],
  ...['modern art', 'Irish pub', 'a commercial break', 'popping champagne', 'locking the door'],
  ...['high heels', 'paso a paso', 'casino royale', 'a new style of mine', 'freestyle'],
  ...['ballroom', 'Latin', 'wedding dance', 'my dance', 'Tanz', 'la danse', 'baile de boda'],
  ...['ballo di gruppo', 'dança de salão', 'Hochzeitstanz', 'tangerine', 'sambal', 'jiver'],
  ...['rumbaing', 'tangos', 'hip', 'hop', 'two', 'on 1 May', 'folk song', 'disco ball'],
  ...['contemporary furniture', 'the hustle of the city', 'waltzing Matilda'],
];

describe('findDance', () => {
  it.each(named)('finds in "%s" %s', (text, key) => {
    expect(findDance(text)).toBe(key);
  });

  it.each(nameless)('finds no dance in "%s"', (text) => {
    expect(findDance(text)).toBeNull();
  });

  it.each<[string, DanceKey]>([
    ['salsa and bachata', 'bachata'],
    ['bachata, salsa', 'bachata'],
    ['jive + rumba', 'rumba'],
    ['jive, jazz', 'jive'],
    ['samba / rumba / quickstep', 'quickstep'],
    ['polka dots and salsa', 'salsa'],
  ])('takes of several in "%s" the longest name, then the first', (text, key) => {
    expect(findDance(text)).toBe(key);
  });

  it('finds none where nothing is said', () => {
    expect(findDance(null)).toBeNull();
  });

  const names = danceKeys.flatMap((key) =>
    [dances[key].name, ...dances[key].otherNames].map((name): [string, DanceKey] => [name, key]),
  );
  it.each(names)('finds by its name %s the dance %s', (name, key) => {
    expect(findDance(name)).toBe(key);
    expect(findDance(name.toUpperCase().normalize('NFD'))).toBe(key);
    expect(findDance(`¡¡${name}!!`)).toBe(key);
  });

  it('finds every name that is no everyday word in the midst of other words', () => {
    for (const key of danceKeys) {
      const { name, otherNames, everydayNames = [] } = dances[key];
      for (const given of [name, ...otherNames]) {
        const found = findDance(`zzz ${given} qqq`);
        expect(found, given).toBe(everydayNames.includes(given) ? null : key);
      }
    }
  });

  it('answers a key or null whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const found = findDance(text);
        expect(found === null || danceKeys.includes(found)).toBe(true);
      }),
    );
  });
});
