import { describe, expect, it } from 'vitest';
import { initialsOf, tintOf, tints } from './initials';

describe('initials', () => {
  it.each([
    ['Lucía Peñasco', 'LP'],
    ['Zoë Abernathy-Oduya', 'ZA'],
    ['Émile', 'É'],
    ['e\u0301mile zola', 'ÉZ'],
    ['  Maren   Skogstad  ', 'MS'],
    ['“Bo” O’Neil', 'BO'],
    ['🎉 Kim Lee', 'KL'],
    ['山田 太郎', '山'],
    ['محمد علي', 'م'],
    ['नीलम वर्मा', 'नी'],
    ['', ''],
    ['👩‍👩‍👧', ''],
    ['\u202eevil', 'E'],
  ])('of %j are %j', (name, expected) => {
    expect(initialsOf(name)).toBe(expected);
  });
});

describe('tint', () => {
  it('is the same for the same name and within the set', () => {
    expect(tintOf('Lucía Peñasco')).toBe(tintOf('Lucía Peñasco'));
    const seen = new Set(Array.from({ length: 200 }, (_, n) => tintOf(`Person ${n}`)));
    expect([...seen].sort()).toEqual(Array.from({ length: tints }, (_, n) => n));
  });
});
