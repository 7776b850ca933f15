import { describe, expect, it } from 'vitest';
import type { SortKey } from '@/api/bindings';
import { chooseSort, defaultSort, readSort, writeSort } from './sort';

const known: SortKey[] = ['name', 'last_activity', 'registered'];

describe('sort', () => {
  it('reads and writes the form of the wire', () => {
    expect(readSort('-registered', known)).toEqual({ key: 'registered', descending: true });
    expect(writeSort(readSort('name', known))).toBe('name');
    expect(writeSort(readSort('-name', known))).toBe('-name');
  });

  it('falls back where the platform has no such order', () => {
    expect(readSort('email', known)).toEqual(defaultSort);
    expect(readSort(null, known)).toEqual(defaultSort);
  });

  it('turns around on the second choice and starts as people want it', () => {
    expect(chooseSort(defaultSort, 'name')).toEqual({ key: 'name', descending: false });
    expect(chooseSort(defaultSort, 'registered')).toEqual({ key: 'registered', descending: true });
    expect(chooseSort(defaultSort, 'last_activity')).toEqual({ key: 'last_activity', descending: false });
  });
});
