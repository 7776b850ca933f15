import { describe, expect, it } from 'vitest';
import { vocabulary } from '@/test/vocabulary';
import { completeAt, replaceSpan } from './complete';

const at = (text: string, caret = text.length) => completeAt(text, caret, vocabulary);
const names = (text: string) => {
  const found = at(text);
  return found?.kind === 'fields' ? found.fields.map(({ name }) => name) : null;
};

describe('completion', () => {
  it('offers fields by name, then by label', () => {
    expect(names('sta')).toEqual(['status', 'staff', 'state']);
    expect(names('login')).toContain('last_login');
    expect(names('xyz')).toBeNull();
    expect(names('')).toBeNull();
    expect(names('"sta"')).toBeNull();
  });

  it('keeps an exclusion sign in front', () => {
    expect(at('-part')).toMatchObject({ kind: 'fields', start: 1 });
  });

  it('offers values of the last of several', () => {
    expect(at('status:active,su')).toMatchObject({
      kind: 'values',
      typed: 'su',
      before: 'active,',
      start: 7,
      end: 16,
    });
    expect(at('status:')).toMatchObject({ kind: 'values', typed: '' });
    expect(at('partner:')).toMatchObject({ kind: 'values', filter: { filter: 'partner' } });
  });

  it('stays silent where nothing can be known', () => {
    expect(at('email:gm')).toBeNull();
    expect(at('registered:20')).toBeNull();
    expect(at('nonsense:a')).toBeNull();
  });

  it('works on the term at the caret', () => {
    const text = 'maren sta email:x';
    expect(at(text, 9)).toMatchObject({ kind: 'fields', start: 6, end: 9 });
    expect(replaceSpan(text, { start: 6, end: 9 }, 'status:')).toEqual({
      text: 'maren status: email:x',
      caret: 13,
    });
  });
});
