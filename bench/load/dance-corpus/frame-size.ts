export const frameWidth = 320;
export const frameHeight = 180;
