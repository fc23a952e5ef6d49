export interface Point {
  x: number;
  y: number;
}
export type Color = readonly [red: number, green: number, blue: number];

/** A picture of 8-bit RGB, as ffmpeg's rgb24 takes it. */
export interface Canvas {
  width: number;
  height: number;
  pixels: Uint8Array;
}

export function createCanvas(width: number, height: number): Canvas {
  return { width, height, pixels: new Uint8Array(3 * width * height) };
}

/** Colours every pixel by its place. */
export function paint(canvas: Canvas, colorAt: (x: number, y: number) => Color): void {
  for (let y = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++) {
      canvas.pixels.set(colorAt(x, y).map(toByte), 3 * (y * canvas.width + x));
    }
  }
}

/** A round-ended limb that tapers from one radius to the other, with soft edges. */
export function drawLimb(
  canvas: Canvas,
  color: Color,
  from: Point & { radius: number },
  to: Point & { radius: number },
): void {
  const reach = Math.max(from.radius, to.radius) + 1;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const lengthSquared = dx * dx + dy * dy;
  const box = {
    left: Math.min(from.x, to.x) - reach,
    right: Math.max(from.x, to.x) + reach,
    top: Math.min(from.y, to.y) - reach,
    bottom: Math.max(from.y, to.y) + reach,
  };
  blend(canvas, color, box, (x, y) => {
    const along = lengthSquared === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / lengthSquared;
    const share = Math.min(1, Math.max(0, along));
    const distance = Math.hypot(x - from.x - share * dx, y - from.y - share * dy);
    return from.radius + share * (to.radius - from.radius) - distance + 0.5;
  });
}

/** An ellipse whose edge fades over `softness` of its radius. */
export function drawEllipse(
  canvas: Canvas,
  color: Color,
  centre: Point,
  radius: Point,
  { opacity = 1, softness = 0.05 } = {},
): void {
  const box = {
    left: centre.x - radius.x,
    right: centre.x + radius.x,
    top: centre.y - radius.y,
    bottom: centre.y + radius.y,
  };
  blend(canvas, color, box, (x, y) => {
    const distance = Math.hypot((x - centre.x) / radius.x, (y - centre.y) / radius.y);
    return opacity * Math.min(1, (1 - distance) / softness);
  });
}

function blend(
  { width, height, pixels }: Canvas,
  color: Color,
  box: { left: number; right: number; top: number; bottom: number },
  coverageAt: (x: number, y: number) => number,
): void {
  for (let y = Math.max(0, Math.floor(box.top)); y < Math.min(height, box.bottom); y++) {
    for (let x = Math.max(0, Math.floor(box.left)); x < Math.min(width, box.right); x++) {
      const coverage = Math.min(1, coverageAt(x + 0.5, y + 0.5));
      if (coverage <= 0) continue;
      const at = 3 * (y * width + x);
      for (const [channel, value] of color.entries()) {
        const under = pixels[at + channel] ?? 0;
        pixels[at + channel] = toByte(under + coverage * (value - under));
      }
    }
  }
}

function toByte(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)));
}
