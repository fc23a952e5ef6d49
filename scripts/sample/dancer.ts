import { type Canvas, type Color, drawEllipse, drawLimb, type Point } from './canvas.ts';
import type { Arm, Pose } from './choreography.ts';

const skin: Color = [232, 176, 140];
const shoes: Color = [246, 244, 236];
const hair: Color = [58, 36, 34];

const bones = { thigh: 54, shin: 54, torso: 66, upperArm: 38, forearm: 36 } as const;
const hipHalf = 11;
const shoulderHalf = 23;

/** What a dancer wears. */
export interface Outfit {
  shirt: Color;
  trousers: Color;
}
export const usualOutfit: Outfit = { shirt: [244, 96, 84], trousers: [52, 78, 122] };

/** Draws the dancer with `origin` the middle of the floor, in pixels. */
export function drawDancer(
  canvas: Canvas,
  pose: Pose,
  origin: Point,
  outfit: Outfit = usualOutfit,
): void {
  const onStage = ({ x, y }: Point): Point => ({ x: origin.x + x, y: origin.y - y });
  const pelvis = onStage(pose.pelvis);
  const neck = {
    x: pelvis.x + bones.torso * Math.sin(pose.lean),
    y: pelvis.y - bones.torso * Math.cos(pose.lean),
  };
  drawShadow(canvas, { x: pelvis.x, y: origin.y + 4 });
  drawLeg(canvas, { x: pelvis.x - hipHalf, y: pelvis.y }, onStage(pose.leftFoot), -1, outfit);
  drawLeg(canvas, { x: pelvis.x + hipHalf, y: pelvis.y }, onStage(pose.rightFoot), 1, outfit);
  drawTorso(canvas, pelvis, neck, outfit);
  drawHead(canvas, neck, pose.lean);
  drawArm(canvas, { x: neck.x - shoulderHalf, y: neck.y + 9 }, pose.leftArm, -1, outfit);
  drawArm(canvas, { x: neck.x + shoulderHalf, y: neck.y + 9 }, pose.rightArm, 1, outfit);
}

function drawShadow(canvas: Canvas, centre: Point): void {
  const look = { opacity: 0.45, softness: 0.7 };
  drawEllipse(canvas, [16, 10, 34], centre, { x: 78, y: 12 }, look);
}

function drawLeg(
  canvas: Canvas,
  hip: Point,
  ankle: Point,
  side: -1 | 1,
  { trousers }: Outfit,
): void {
  const knee = kneeBetween(hip, { x: ankle.x, y: ankle.y - 8 }, side);
  const heel = { x: ankle.x, y: ankle.y - 6 };
  drawLimb(canvas, trousers, { ...hip, radius: 13 }, { ...knee, radius: 10 });
  drawLimb(canvas, trousers, { ...knee, radius: 10 }, { ...heel, radius: 8 });
  const toe = { x: heel.x + side * 13, y: heel.y + 2 };
  drawLimb(canvas, shoes, { ...heel, radius: 6.5 }, { ...toe, radius: 5 });
}

/** Where two bones of fixed length meet, bent outwards; straight where the ankle is out of reach. */
function kneeBetween(hip: Point, ankle: Point, side: -1 | 1): Point {
  const [dx, dy] = [ankle.x - hip.x, ankle.y - hip.y];
  const distance = Math.min(Math.hypot(dx, dy), bones.thigh + bones.shin - 0.01);
  const along = (bones.thigh ** 2 - bones.shin ** 2 + distance ** 2) / (2 * distance);
  const aside = Math.sqrt(Math.max(0, bones.thigh ** 2 - along ** 2)) * side;
  const [unitX, unitY] = [dx / Math.hypot(dx, dy), dy / Math.hypot(dx, dy)];
  return { x: hip.x + along * unitX + aside * unitY, y: hip.y + along * unitY - aside * unitX };
}

function drawTorso(canvas: Canvas, pelvis: Point, neck: Point, { shirt, trousers }: Outfit): void {
  const chest = { x: neck.x + 0.24 * (pelvis.x - neck.x), y: neck.y + 0.24 * (pelvis.y - neck.y) };
  drawLimb(
    canvas,
    trousers,
    { ...pelvis, radius: 19 },
    { x: pelvis.x, y: pelvis.y - 8, radius: 18 },
  );
  const waist = { x: pelvis.x, y: pelvis.y - 12 };
  drawLimb(canvas, shirt, { ...waist, radius: 17 }, { ...chest, radius: 24 });
  const shoulder = (side: -1 | 1) => ({
    x: neck.x + side * shoulderHalf,
    y: neck.y + 10,
    radius: 10,
  });
  drawLimb(canvas, shirt, shoulder(-1), shoulder(1));
}

function drawHead(canvas: Canvas, neck: Point, lean: number): void {
  const tilt = (height: number) => ({
    x: neck.x + height * Math.sin(1.4 * lean),
    y: neck.y - height * Math.cos(1.4 * lean),
  });
  drawLimb(canvas, skin, { ...tilt(-4), radius: 7 }, { ...tilt(14), radius: 7 });
  drawEllipse(canvas, hair, tilt(32), { x: 19, y: 20 });
  drawEllipse(canvas, skin, tilt(25), { x: 15.5, y: 17.5 });
  drawEllipse(canvas, hair, tilt(40), { x: 16, y: 9.5 });
}

function drawArm(
  canvas: Canvas,
  shoulder: Point,
  { shoulder: swing, elbow: bend }: Arm,
  side: -1 | 1,
  { shirt }: Outfit,
) {
  const end = (from: Point, length: number, angle: number): Point => ({
    x: from.x + side * length * Math.sin(angle),
    y: from.y + length * Math.cos(angle),
  });
  const elbow = end(shoulder, bones.upperArm, swing);
  const wrist = end(elbow, bones.forearm, swing + bend);
  const hand = end(elbow, bones.forearm + 6, swing + bend);
  drawLimb(canvas, skin, { ...elbow, radius: 7 }, { ...wrist, radius: 5.5 });
  drawLimb(canvas, skin, { ...wrist, radius: 6 }, { ...hand, radius: 6.5 });
  drawLimb(canvas, shirt, { ...shoulder, radius: 10 }, { ...elbow, radius: 8 });
}
