import type { Params } from '../../contract/params.ts';
import { inPercent } from '../../contract/share-words.ts';

/** Whom the uploader marked in the first picture, so that nobody else is judged; nothing where nobody was. */
export function namedLines({ dancers_followed: points }: Params): string[] {
  const places = (points ?? []).map(
    ({ x, y }) => `${inPercent(x)} from the left and ${inPercent(y)} from the top`,
  );
  if (places.length === 0) return [];
  const [whom, who] =
    places.length === 1 ? ['the dancer', 'is'] : [`the ${places.length} dancers`, 'are'];
  return [
    `Others may be in the picture. Judge only ${whom} who at 00:00 ${who}, in shares of the picture, at ${places.join('; at ')}. Follow from there, wherever that leads.`,
  ];
}
