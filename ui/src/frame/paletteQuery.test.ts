import { describe, expect, it } from 'vitest';
import { rank, readPaletteQuery } from './paletteQuery';

describe('what is typed into the palette', () => {
  it.each([
    ['luc', { mode: 'all', text: 'luc' }],
    ['> sus', { mode: 'actions', text: 'sus' }],
    [' @lucía', { mode: 'users', text: 'lucía' }],
    ['a > b', { mode: 'all', text: 'a > b' }],
    ['', { mode: 'all', text: '' }],
  ])('%j reads as %j', (typed, expected) => {
    expect(readPaletteQuery(typed)).toEqual(expected);
  });
});

describe('rank', () => {
  const labels = ['Learners', 'Pending approval', 'Overview', 'Lock now', 'Épreuve'].map((label) => ({
    label,
  }));
  const found = (text: string) => rank(labels, text).map(({ label }) => label);

  it('puts beginnings of names and of words first', () => {
    expect(found('l')).toEqual(['Learners', 'Lock now', 'Pending approval']);
    expect(found('app')).toEqual(['Pending approval']);
  });

  it('folds case and accents and wants every word', () => {
    expect(found('EPREUVE')).toEqual(['Épreuve']);
    expect(found('now lock')).toEqual(['Lock now']);
    expect(found('lock later')).toEqual([]);
    expect(found('')).toHaveLength(5);
  });
});
