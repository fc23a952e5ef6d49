interface Size {
  width: number;
  height: number;
}
export interface Box extends Size {
  left: number;
  top: number;
}

/** Where in a frame a picture lies that is as large in it as it can be whole: `object-fit: contain`. */
export function containedBox(frame: Size, picture: Size): Box {
  if (picture.width <= 0 || picture.height <= 0) return { left: 0, top: 0, width: 0, height: 0 };
  const scale = Math.min(frame.width / picture.width, frame.height / picture.height);
  const [width, height] = [scale * picture.width, scale * picture.height];
  return { left: (frame.width - width) / 2, top: (frame.height - height) / 2, width, height };
}
