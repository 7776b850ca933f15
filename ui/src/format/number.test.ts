import { describe, expect, it } from 'vitest';
import { writeDecimal, writeMoney } from './money';
import { writeBytes, writeNumber, writePercent, writeTaken } from './number';

describe('numbers', () => {
  it('are grouped by locale and never shortened', () => {
    expect(writeNumber(1_284_930, 'en')).toBe('1,284,930');
    expect(writeNumber(1_284_930, 'de')).toBe('1.284.930');
  });

  it('have one decimal as percent', () => {
    expect(writePercent(0.625, 'en')).toBe('62.5%');
    expect(writePercent(1, 'en')).toBe('100.0%');
  });

  it('measure time and size', () => {
    expect(writeTaken(84.2, 'en')).toBe('84 ms');
    expect(writeTaken(0.2, 'en')).toBe('1 ms');
    expect(writeTaken(1240, 'en')).toBe('1.2 s');
    expect(writeBytes(0, 'en')).toBe('0 bytes');
    expect(writeBytes(4_210_000, 'en')).toBe('4.2 MB');
  });
});

describe('money', () => {
  it('shows currency and cents', () => {
    expect(writeMoney({ amount: '412.00', currency: 'EUR' }, 'en')).toBe('€412.00');
    expect(writeMoney({ amount: '412', currency: 'EUR' }, 'en')).toBe('€412.00');
    expect(writeMoney({ amount: '5000', currency: 'JPY' }, 'en')).toBe('¥5,000');
  });

  it('is exact where a float would not be', () => {
    expect(writeMoney({ amount: '90071992547409931.07', currency: 'USD' }, 'en')).toBe(
      '$90,071,992,547,409,931.07',
    );
    expect(writeDecimal('0.10', 'en')).toBe('0.10');
    expect(writeDecimal('1250.125', 'en')).toBe('1,250.125');
  });

  it('shows what it cannot read as it came', () => {
    expect(writeMoney({ amount: 'many', currency: 'EUR' }, 'en')).toBe('many EUR');
    expect(writeMoney({ amount: '1.00', currency: 'gold' }, 'en')).toBe('1.00 gold');
  });
});
