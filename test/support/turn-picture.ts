const fixedOne = 0x10000;
/** Of the matrix in a track's header, behind its type: two flags, four times, layer and volume. */
const matrixOffset = 44;

/** Has an MP4 say that its first track is to be shown turned by 90 degrees, as a phone does. */
export function turnPicture(mp4: Buffer): Buffer {
  const turned = Buffer.from(mp4);
  const matrix = turned.indexOf('tkhd') + matrixOffset;
  [0, fixedOne, 0, -fixedOne, 0].forEach((value, index) => {
    turned.writeInt32BE(value, matrix + 4 * index);
  });
  return turned;
}
