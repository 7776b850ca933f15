import type { FilterId, FilterKind, FilterMeta, FilterSource, LabelledValue } from '@/api/bindings';
import type { Vocabulary } from '@/api/users';

/** All filters of the contract, as a platform with everything tells them. For tests and the fake platform. */
const rows: [FilterId, FilterKind, FilterSource, string, boolean][] = [
  ['email', 'text', 'users', 'Email', false],
  ['email_is', 'text', 'users', 'Email is', false],
  ['user_id', 'text', 'users', 'User ID', false],
  ['phone', 'text', 'users', 'Phone', false],
  ['name', 'text', 'users', 'Name', false],
  ['referral_code', 'text', 'users', 'Referral code', false],
  ['numeric_id', 'number', 'users', 'Numeric ID', false],
  ['unique_id', 'text', 'users', 'Unique ID', false],
  ['username', 'text', 'users', 'Username', false],
  ['company', 'text', 'users', 'Company', true],
  ['status', 'many', 'users', 'Status', false],
  ['created_after', 'instant', 'users', 'Registered from', false],
  ['created_before', 'instant', 'users', 'Registered to', false],
  ['created_in_last_days', 'number', 'users', 'Registered in the last days', false],
  ['last_login_after', 'instant', 'users', 'Last login from', false],
  ['last_login_before', 'instant', 'users', 'Last login to', false],
  ['active_in_last_days', 'number', 'users', 'Active in the last days', false],
  ['inactive_for_days', 'number', 'users', 'Inactive for days', false],
  ['kyc_status', 'many', 'users', 'KYC', false],
  ['kyc_expires_in_days', 'number', 'users', 'KYC expires in days', false],
  ['partner', 'flag', 'users', 'Partner', false],
  ['email_verified', 'flag', 'users', 'Email verified', false],
  ['phone_verified', 'flag', 'users', 'Phone verified', false],
  ['user_type', 'many', 'users', 'Type', false],
  ['auth_method', 'many', 'users', 'Sign-in method', false],
  ['has_oauth', 'flag', 'users', 'Linked account', false],
  ['oauth_provider', 'many', 'users', 'Provider', false],
  ['has_password', 'flag', 'users', 'Password set', false],
  ['roles', 'many', 'users', 'Roles', true],
  ['groups', 'many', 'users', 'Groups', false],
  ['account_type', 'many', 'users', 'Account type', false],
  ['is_staff', 'flag', 'users', 'Staff', false],
  ['is_company_user', 'flag', 'users', 'Company user', false],
  ['profile_complete', 'flag', 'users', 'Profile complete', false],
  ['has_avatar', 'flag', 'users', 'Has avatar', false],
  ['has_bio', 'flag', 'users', 'Has bio', false],
  ['has_location', 'flag', 'users', 'Has location', false],
  ['country', 'many', 'users', 'Country', true],
  ['city', 'many', 'users', 'City', true],
  ['state', 'many', 'users', 'State', true],
  ['continent', 'many', 'users', 'Continent', false],
  ['timezone', 'many', 'users', 'Time zone', true],
  ['locale', 'many', 'users', 'Language', true],
  ['gender', 'many', 'users', 'Gender', false],
  ['designation', 'many', 'users', 'Designation', true],
  ['expertise', 'many', 'users', 'Expertise', true],
  ['age_min', 'number', 'users', 'Age from', false],
  ['age_max', 'number', 'users', 'Age to', false],
  ['is_locked', 'flag', 'users', 'Locked', false],
  ['failed_login_attempts_min', 'number', 'users', 'Failed logins from', false],
  ['failed_login_attempts_max', 'number', 'users', 'Failed logins to', false],
  ['flags', 'many', 'users', 'Flags', false],
  ['teams', 'many', 'users', 'Teams', true],
  ['has_enrollments', 'flag', 'learning', 'Has enrolments', false],
  ['enrollment_status', 'many', 'learning', 'Enrolment', false],
  ['enrolled_program_type', 'many', 'learning', 'Program type', false],
  ['enrolled_program_ids', 'many', 'learning', 'Programs', false],
  ['progress_min', 'number', 'learning', 'Progress from', false],
  ['progress_max', 'number', 'learning', 'Progress to', false],
  ['total_time_spent_min', 'number', 'learning', 'Minutes spent from', false],
  ['last_learning_activity_after', 'instant', 'learning', 'Learning activity after', false],
];

export const filters: FilterMeta[] = rows.map(([filter, kind, source, label, completes]) => ({
  filter,
  kind,
  source,
  label,
  completes,
  privacy: ['phone', 'age_min', 'age_max'].includes(filter) ? 'sensitive' : 'open',
}));

const labelled = (...pairs: [string, string][]): LabelledValue[] =>
  pairs.map(([value, label]) => ({ value, label }));

export const values = new Map<FilterId, LabelledValue[]>([
  [
    'status',
    labelled(
      ['active', 'Active'],
      ['inactive', 'Inactive'],
      ['suspended', 'Suspended'],
      ['pending_verification', 'Pending verification'],
      ['deleted', 'Deleted'],
    ),
  ],
  [
    'kyc_status',
    labelled(
      ['not_started', 'Not started'],
      ['pending', 'Pending'],
      ['approved', 'Approved'],
      ['rejected', 'Rejected'],
      ['expired', 'Expired'],
    ),
  ],
  ['user_type', labelled(['admin', 'Admin'], ['instructor', 'Instructor'], ['learner', 'Learner'])],
  ['account_type', labelled(['enterprise', 'Enterprise'], ['merchant', 'Merchant'])],
  ['auth_method', labelled(['email', 'Email'], ['phone', 'Phone'], ['oauth', 'Linked account'])],
  [
    'flags',
    labelled(
      ['vip', 'VIP'],
      ['watch', 'Watch'],
      ['risk', 'Risk'],
      ['verified', 'Verified'],
      ['test', 'Test'],
      ['partner_priority', 'Partner priority'],
    ),
  ],
  ['groups', labelled(['Support L3', 'Support L3'], ['Finance', 'Finance'], ['Compliance', 'Compliance'])],
  [
    'enrollment_status',
    labelled(['active', 'Active'], ['completed', 'Completed'], ['cancelled', 'Cancelled']),
  ],
]);

export const vocabulary: Vocabulary = { filters, values, denied: new Set() };
