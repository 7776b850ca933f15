import type { Sensitive, UpdateProfileRequest } from '@/api/bindings';

/** What of a profile is edited, by the request's names. */
export type ProfileField = Exclude<keyof UpdateProfileRequest, 'address_acknowledged' | 'reason'>;

/** The sensitive fact that a field tells: who may not see it may not edit it. */
export const facts: Record<ProfileField, Sensitive | null> = {
  first_name: null,
  last_name: null,
  date_of_birth: 'date_of_birth',
  username: null,
  preferred_language: null,
  phone: 'phone',
  phone_extension: 'phone',
  address: 'address',
};

/** The fact that a changed field of the record tells, where it is a sensitive one. */
export function factOf(field: string): Sensitive | null {
  if (field === 'allowed_ips') return 'ip';
  return Object.hasOwn(facts, field) ? facts[field as ProfileField] : null;
}
