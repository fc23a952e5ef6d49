import { describe, expect, it } from 'vitest';
import { chooseEmulators, type Machine } from '../../../scripts/stack/choose-emulators.ts';

const jar = '/sdk/cloud-firestore-emulator.jar';

function machine(overrides: Partial<Machine> = {}): Machine {
  return {
    javaMajor: 17,
    cached: { firestore: false, storage: false },
    canDownload: false,
    cloudCliJar: jar,
    ...overrides,
  };
}

describe('chooseEmulators', () => {
  it('takes the cached official jars before the Google Cloud CLI on Java 21', () => {
    const cached = { firestore: true, storage: true };
    expect(chooseEmulators(machine({ javaMajor: 21, cached }))).toEqual({
      firestoreJar: null,
      storageRules: 'official',
      downloads: [],
    });
  });

  it('has the official jars downloaded where Java 21 and a network are there', () => {
    expect(chooseEmulators(machine({ javaMajor: 21, canDownload: true }))).toEqual({
      firestoreJar: null,
      storageRules: 'official',
      downloads: ['firestore', 'storage'],
    });
  });

  it('stands in for Storage rules alone where only the Firestore jar is cached', () => {
    const cached = { firestore: true, storage: false };
    expect(chooseEmulators(machine({ javaMajor: 21, cached }))).toEqual({
      firestoreJar: null,
      storageRules: 'stand-in',
      downloads: [],
    });
  });

  it.each([11, 17, 21, 25])('takes the Google Cloud CLI offline on Java %i', (javaMajor) => {
    expect(chooseEmulators(machine({ javaMajor }))).toEqual({
      firestoreJar: jar,
      storageRules: 'stand-in',
      downloads: [],
    });
  });

  it('ignores cached official jars on a Java that cannot run them', () => {
    const cached = { firestore: true, storage: true };
    expect(chooseEmulators(machine({ javaMajor: 17, cached })).firestoreJar).toBe(jar);
  });

  it('names both ways to get an emulator where there is none', () => {
    const none = machine({ cloudCliJar: null });
    expect(() => chooseEmulators(none)).toThrow(/this is Java 17.*Java 21 or newer.*Cloud CLI/s);
  });

  it.each([null, 8])('asks for a newer Java than %s', (javaMajor) => {
    expect(() => chooseEmulators(machine({ javaMajor }))).toThrow(/needs Java 11 or newer/);
  });
});
