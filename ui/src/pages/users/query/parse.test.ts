import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilterId } from '@/api/bindings';
import { vocabulary } from '@/test/vocabulary';
import { writeQuery } from './format';
import { type Filters, parseQuery } from './parse';
import { scanTerms } from './terms';

const read = (text: string, held: Filters = {}) => parseQuery(text, vocabulary, held);

function errorOf(text: string, held: Filters = {}) {
  const wrong = read(text, held).terms.find((term) => term.kind === 'error');
  return wrong?.kind === 'error' ? wrong.error : null;
}

describe('a query', () => {
  it.each([
    'tel:+1-305-555-0188',
    'mailto:lucia.p@example.com',
    'https://shop.example.com/users/KST-204871',
    'steward://users/c41e7a90-2b6f-4d1c-9e58-7f03ad218b64',
  ])('takes a pasted address for text: %s', (text) => {
    const query = parseQuery(text, vocabulary);
    expect(query.search).toBe(text);
    expect(query.terms.every(({ kind }) => kind === 'text')).toBe(true);
  });

  it('takes no filter by what the admin may not see', () => {
    const viewer = { ...vocabulary, denied: new Set<FilterId>(['phone', 'age_min', 'age_max']) };
    for (const text of ['phone:+13055550188', 'age:30..40', 'age_min:30']) {
      const { terms, filters } = parseQuery(text, viewer);
      expect(terms).toMatchObject([{ kind: 'error', error: { code: 'denied' } }]);
      expect(filters).toEqual({});
    }
    expect(parseQuery('phone_verified:yes', viewer).filters).toEqual({ phone_verified: 'true' });
  });

  it("reads guide A's search example (LST-9)", () => {
    const { search, filters } = read(
      'email:gmail.com status:ACTIVE registered:2024-01-01..2024-06-30 kyc:APPROVED',
    );
    expect(search).toBe('');
    expect(filters).toEqual({
      email: 'gmail.com',
      status: 'active',
      created_after: '2024-01-01',
      created_before: '2024-06-30',
      kyc_status: 'approved',
    });
  });

  it('takes everything else as free text, in order', () => {
    expect(read('  maren   status:active "van  der Berg" -x ').search).toBe('maren van  der Berg -x');
    expect(read('').search).toBe('');
    expect(read('+44 7700 900142').search).toBe('+44 7700 900142');
    expect(read('12:30').search).toBe('12:30');
    expect(read('"status:active"')).toMatchObject({ search: 'status:active', filters: {} });
  });

  it('knows short names, codes and upper case', () => {
    expect(read('KYC:pending').filters).toEqual({ kyc_status: 'pending' });
    expect(read('kyc_status:pending').filters).toEqual({ kyc_status: 'pending' });
    expect(read('id:c41e7a90-2b6f-4d1c-8e21-000000218b64').filters.user_id).toMatch(/^c41e/);
  });

  it('takes labels, quotes and several values', () => {
    expect(read('status:"Pending verification",suspended').filters).toEqual({
      status: 'pending_verification,suspended',
    });
    expect(read('group:"Support L3"').filters).toEqual({ groups: 'Support L3' });
    expect(read('status:active status:suspended status:active').filters).toEqual({
      status: 'active,suspended',
    });
    expect(read('city:Århus,"Sankt Pölten"').filters).toEqual({ city: 'Århus,Sankt Pölten' });
    expect(read('name:"a \\"b\\" \\\\c"').filters).toEqual({ name: 'a "b" \\c' });
  });

  it('reads flags, numbers and days back', () => {
    expect(read('partner:yes phone_verified:no').filters).toEqual({
      partner: 'true',
      phone_verified: 'false',
    });
    expect(read('active:30d inactive:90').filters).toEqual({
      active_in_last_days: '30',
      inactive_for_days: '90',
    });
    expect(read('registered:7d').filters).toEqual({ created_in_last_days: '7' });
    expect(read('numeric_id:900719925474099312').filters).toEqual({ numeric_id: '900719925474099312' });
  });

  it('reads spans, open and closed', () => {
    expect(read('age:18..30').filters).toEqual({ age_min: '18', age_max: '30' });
    expect(read('failed_logins:3..').filters).toEqual({ failed_login_attempts_min: '3' });
    expect(read('last_login:..2024-06-30').filters).toEqual({ last_login_before: '2024-06-30' });
    expect(read('registered:2024-02').filters).toEqual({
      created_after: '2024-02-01',
      created_before: '2024-02-29',
    });
    expect(read('registered:2023..2024').filters).toEqual({
      created_after: '2023-01-01',
      created_before: '2024-12-31',
    });
    expect(read('registered:2024-01-31').filters).toEqual({
      created_after: '2024-01-31',
      created_before: '2024-01-31',
    });
    expect(read('registered:2024-01-31T09:00:00Z..').filters).toEqual({
      created_after: '2024-01-31T09:00:00Z',
    });
  });

  it('excludes where that is exact, and says so where it is not', () => {
    expect(read('-partner:yes').filters).toEqual({ partner: 'false' });
    expect(read('-status:active,deleted').filters).toEqual({
      status: 'inactive,suspended,pending_verification',
    });
    expect(errorOf('-flag:risk')).toEqual({ code: 'not_excludable', field: 'flag' });
    expect(errorOf('-email:gmail.com')).toEqual({ code: 'not_excludable', field: 'email' });
    expect(errorOf('-registered:2024')).toEqual({ code: 'not_excludable', field: 'registered' });
  });

  it.each([
    ['emial:x', { code: 'unknown_field', field: 'emial', nearest: 'email' }],
    ['qqqq:example', { code: 'unknown_field', field: 'qqqq', nearest: null }],
    ['status:', { code: 'missing_value', field: 'status' }],
    ['status:,', { code: 'missing_value', field: 'status' }],
    ['registered:..', { code: 'missing_value', field: 'registered' }],
    ['status:actve', { code: 'unknown_value', value: 'actve' }],
    ['partner:maybe', { code: 'not_flag', value: 'maybe' }],
    ['age:old', { code: 'not_number', value: 'old' }],
    ['age:-3', { code: 'not_number' }],
    ['age:3d', { code: 'not_number' }],
    ['registered:2024-02-30', { code: 'not_day' }],
    ['registered:yesterday', { code: 'not_day' }],
    ['created_after:2024-13-01', { code: 'not_day' }],
    ['registered:2024-06-30..2024-01-01', { code: 'reversed', field: 'registered' }],
    ['age:30..18', { code: 'reversed', field: 'age' }],
    ['email:a email:b', { code: 'repeated', field: 'email' }],
    ['name:"open', { code: 'open_quote' }],
    ['"open', { code: 'open_quote' }],
  ])('refuses %s', (text, error) => {
    expect(errorOf(text)).toMatchObject(error);
  });

  it('leaves a wrong term out of the query but keeps the others', () => {
    const { filters, search } = read('status:nonsense email:a@example.com word');
    expect(filters).toEqual({ email: 'a@example.com' });
    expect(search).toBe('word');
  });

  it('minds what is held elsewhere', () => {
    expect(errorOf('email:a', { email: 'b' })).toEqual({ code: 'repeated', field: 'email' });
    expect(read('status:active', { status: 'deleted' }).filters).toEqual({ status: 'deleted,active' });
  });
});

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((value) => value.trim() !== '');
const manyOf = (id: FilterId) => {
  const codes = vocabulary.values.get(id)?.map(({ value }) => value) ?? [];
  return fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1 }).map((chosen) => chosen.join(','));
};
const days = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const ordered = fc.tuple(days, days).map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a }));
const number = fc.nat(100_000).map(String);

const someFilters: fc.Arbitrary<Filters> = fc
  .record(
    {
      email: text,
      name: text,
      company: text,
      status: manyOf('status'),
      flags: manyOf('flags'),
      groups: manyOf('groups'),
      partner: fc.constantFrom('true', 'false'),
      active_in_last_days: number,
      created_in_last_days: number,
      numeric_id: number,
      age_min: fc.nat(50).map(String),
      registered: ordered,
      last_login_after: days,
    },
    { requiredKeys: [] },
  )
  .map(({ registered, ...filters }) => ({
    ...filters,
    ...(registered && { created_after: registered.from, created_before: registered.to }),
  }));

describe('whatever is typed', () => {
  it('is taken apart without loss or overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        let at = 0;
        for (const { start, end, valueStart } of scanTerms(typed)) {
          expect(typed.slice(at, start).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          expect(valueStart).toBeGreaterThanOrEqual(start);
          expect(valueStart).toBeLessThanOrEqual(end);
          at = end;
        }
        expect(typed.slice(at).trim()).toBe('');
      }),
    );
  });

  it('never breaks the parser, and every term is text, filters or an error', () => {
    const pieces = fc.constantFrom(
      'status:',
      'active',
      '"',
      '\\',
      '-',
      ' ',
      'registered:',
      '..',
      '2024-01',
      'age:',
      ',',
      ':',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 12 }), (parts) => {
        const parsed = read(parts.join(''));
        for (const value of Object.values(parsed.filters)) expect(value).not.toBe('');
        expect(parsed.terms.every(({ kind }) => ['text', 'filters', 'error'].includes(kind))).toBe(true);
      }),
    );
  });

  it('reads back what it writes', () => {
    const words = fc.array(
      text.map((word) => word.replace(/\s+/g, '')).filter((word) => word !== ''),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(words, someFilters, (search, filters) => {
        const written = writeQuery(search.join(' '), filters, vocabulary);
        expect(read(written)).toMatchObject({ search: search.join(' '), filters });
        expect(read(written).terms.some(({ kind }) => kind === 'error')).toBe(false);
      }),
    );
  });
});
