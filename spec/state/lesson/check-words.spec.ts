import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { PERSON_TRAITS, readRoomCheck, ROOM_TRAITS } from '../../../src/script/room-check.ts';
import { checkWords } from '../../../src/state/lesson/check-words.ts';

const ROOM = 'room@conference.localhost';

const SENTENCES = [
  ...ROOM_TRAITS.flatMap((trait) => [`${ROOM} is ${trait}`, `${ROOM} is not ${trait}`]),
  ...PERSON_TRAITS.flatMap((trait) => [
    `Juliet is ${trait} in ${ROOM}`,
    `Juliet is not ${trait} in ${ROOM}`,
  ]),
  `Juliet is in ${ROOM}`,
  `Juliet is not in ${ROOM}`,
  `${ROOM} has the subject Verona`,
  `${ROOM} has no subject`,
  `${ROOM} exists`,
  `${ROOM} does not exist`,
];

describe('what a lesson asks of a room', () => {
  it.each(SENTENCES)('is said in English as it is written: %s', (sentence) => {
    expect(checkWords(ensure(readRoomCheck(sentence), sentence))).toBe(sentence);
  });
});
