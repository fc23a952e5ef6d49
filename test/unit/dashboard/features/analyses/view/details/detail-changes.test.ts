import { expect, it } from 'vitest';
import {
  detailChanges,
  keptDetails,
  type WrittenDetails,
} from '../../../../../../../dashboard/features/analyses/view/details/detail-changes.ts';

const kept = keptDetails({ title: 'Final', dance_type: null, dancers: 'Ana' });

it.each<[string, Partial<WrittenDetails>, object]>([
  ['nothing where nothing was', {}, {}],
  ['nothing where a space was', { title: ' Final ' }, {}],
  ['another title', { title: ' Semifinal' }, { title: 'Semifinal' }],
  ['a dance where there was none', { danceType: 'Salsa' }, { danceType: 'Salsa' }],
  ['an empty text for what is taken away', { dancers: '  ' }, { dancers: '' }],
  ['all that was', { title: '', danceType: 'Salsa' }, { title: '', danceType: 'Salsa' }],
])('is told %s changed', (_what, change, changes) => {
  expect(detailChanges(kept, { ...kept, ...change })).toEqual(changes);
});
