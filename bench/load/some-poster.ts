import { longestPoster } from '../../functions/src/contract/poster.ts';

const prefix = 'data:image/jpeg;base64,';
/** A test picture of 32 pixels; what follows a JPEG is not read. */
const picture =
  '/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDAAgwMDkwOUJCQkJCQk5ITlFRUU5OTk5RUVFXV1dmZmZXV1dRUVdXYGBmZm9yb2lpZmlycnh4eJCQioqoqK7Pz/n/xAB3AAADAQAAAAAAAAAAAAAAAAAEBgUHAQEBAQEAAAAAAAAAAAAAAAAGBAUCEAABAwIEBwEBAQAAAAAAAAABAAIRITESUSIDkRNCMkHB8IGxYREAAQMCAgsBAQAAAAAAAAAAAQIAEQMhkUGhsVHBM/ASE9ExMoFh/8AAEQgAIAAgAwEiAAIRAAMRAP/aAAwDAQACEQMRAD8Ay7UXED17Tg3d3mmJ8TZts5spLesXJwmM4umARgwxW+H/ACZjh+rGq1O4bjG8S91SB1XymPDzTUxw8cEzbe5uVg/xDupywNJBJg9MmRKNZXmA6iSDTzBrCRGooiZOP9id/txlIKSnLZp5s1x3d9kiQhnd32SJCP5PmrxD+6y1wKuFICrhLS4D8l//2Q==';

/** As long as a poster may be, and another one for each number. */
export function somePoster(number: number): string {
  const bytes = Buffer.alloc(((longestPoster - prefix.length) / 4) * 3);
  Buffer.from(picture, 'base64').copy(bytes);
  bytes.writeUInt32BE(number, bytes.length - 4);
  return `${prefix}${bytes.toString('base64')}`;
}
