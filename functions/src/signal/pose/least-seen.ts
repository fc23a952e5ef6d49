/**
 * Share of the looks, of a video or a scene: whoever is seen in less was passing by, or was no body. Where
 * one is whole in the picture it is 0.84 and more, in title cards and end cards 0.
 */
export const leastSeen = 0.2;
