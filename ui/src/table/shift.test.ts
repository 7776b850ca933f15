import { expect, it } from 'vitest';
import { shiftOf } from './shift';

const list = (text: string) => [...text].map((id, place) => [place, id] as const);
const placesIn = (text: string) => (id: string) => {
  const at = text.indexOf(id);
  return at < 0 ? undefined : at;
};

it('is how many came in above', () => {
  expect(shiftOf(list('abcd'), placesIn('xyabcd'))).toBe(2);
  expect(shiftOf(list('abcd'), placesIn('abcd'))).toBe(0);
});

it('does not follow a single row that moved for itself', () => {
  expect(shiftOf(list('abcd'), placesIn('dxabc'))).toBe(2);
  expect(shiftOf(list('abcd'), placesIn('bcd'))).toBe(-1);
});

it('is unknown when nothing is left of what was there', () => {
  expect(shiftOf(list('abcd'), placesIn('xyz'))).toBeNull();
});
