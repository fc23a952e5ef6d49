import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { emulatorConfig } from '../../../scripts/stack/emulator-config.ts';

const committed = JSON.parse(readFileSync('firebase.json', 'utf8'));

it('runs firebase.json with its own ports where there is no offset', () => {
  expect(emulatorConfig(committed, 0, 'us-central1').emulators).toEqual(committed.emulators);
});

it('moves each emulator and leaves the switches alone', () => {
  expect(emulatorConfig(committed, 1000, 'us-central1').emulators).toMatchObject({
    singleProjectMode: true,
    ui: { enabled: false },
    hub: { host: '127.0.0.1', port: 5400 },
    firestore: { port: 9080, websocketPort: 10_150 },
  });
});

it('keeps the source and points the functions to the parameters of this stack', () => {
  expect(emulatorConfig(committed, 0, 'us-central1').functions).toMatchObject({
    source: 'functions',
    configDir: 'parameters',
  });
});

it('sends each rewrite to the region of the functions', () => {
  const { rewrites } = emulatorConfig(committed, 0, 'europe-west1').hosting;
  expect(rewrites).not.toHaveLength(0);
  for (const rewrite of rewrites)
    expect(rewrite.function).toMatchObject({ region: 'europe-west1' });
});
