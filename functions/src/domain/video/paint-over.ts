import type { Box } from '../../signal/pose/body-box.ts';
import type { PictureSize } from './picture-size.ts';

/** Copies an RGB picture with a box of it in black. `target` is as large and written over. */
export function paintOver(
  picture: Uint8Array,
  { width }: PictureSize,
  { left, top, right, bottom }: Box,
  target: Uint8Array,
): void {
  target.set(picture);
  for (let row = top; row < bottom; row++) {
    target.fill(0, 3 * (row * width + left), 3 * (row * width + right));
  }
}
