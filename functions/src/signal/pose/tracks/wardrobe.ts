import {
  type ClothedPart,
  type Clothes,
  type Colour,
  clothedParts,
  clothesCost,
} from './clothes.ts';
import type { Tracklet } from './tracklets.ts';

/** The mean colour of each part, and of how many looks. */
export type Wardrobe = Readonly<Record<ClothedPart, { colour: Colour; looks: number } | null>>;

/** A second look at the same clothes says less than the first: so many say all. */
const looksThatTellClothes = 4;

export function wardrobeOf({ sightings }: Tracklet): Wardrobe {
  const partOf = (part: ClothedPart) => {
    const colours = sightings.flatMap(({ clothes }) => clothes[part] ?? []);
    return colours.length === 0 ? null : { colour: meanColour(colours), looks: colours.length };
  };
  return { trunk: partOf('trunk'), thighs: partOf('thighs'), shanks: partOf('shanks') };
}

function meanColour(colours: readonly Colour[]): Colour {
  const meanOf = (channel: keyof Colour) =>
    colours.reduce((sum, colour) => sum + colour[channel], 0) / colours.length;
  return { lightness: meanOf('lightness'), blue: meanOf('blue'), red: meanOf('red') };
}

export function joined(one: Wardrobe, other: Wardrobe): Wardrobe {
  const partOf = (part: ClothedPart) => {
    const [here, there] = [one[part], other[part]];
    if (here === null || there === null) return here ?? there;
    const looks = here.looks + there.looks;
    const meanOf = (channel: keyof Colour) =>
      (here.colour[channel] * here.looks + there.colour[channel] * there.looks) / looks;
    return {
      colour: { lightness: meanOf('lightness'), blue: meanOf('blue'), red: meanOf('red') },
      looks,
    };
  };
  return { trunk: partOf('trunk'), thighs: partOf('thighs'), shanks: partOf('shanks') };
}

/** Clothes that were seen in few looks tell less. */
export function wardrobeCost(one: Wardrobe, other: Wardrobe): number {
  const worn = (wardrobe: Wardrobe): Clothes => ({
    trunk: wardrobe.trunk?.colour ?? null,
    thighs: wardrobe.thighs?.colour ?? null,
    shanks: wardrobe.shanks?.colour ?? null,
  });
  const looksOf = (wardrobe: Wardrobe) =>
    Math.max(...clothedParts.map((part) => wardrobe[part]?.looks ?? 0));
  const looks = Math.min(looksOf(one), looksOf(other));
  return clothesCost(worn(one), worn(other)) * Math.min(1, looks / looksThatTellClothes);
}
