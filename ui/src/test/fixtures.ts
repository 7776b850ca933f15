import type { Connection, Me, Meta } from '@/api/bindings';
import type { Session } from '@/api/session';
import { columns, sorts } from './columns';
import { filters } from './vocabulary';

export const connection: Connection = {
  id: 'c0ffee00-0000-4000-8000-000000000001',
  name: 'Kestrel',
  kind: 'server',
  url: 'https://admin.kestrel.example',
  environment: 'production',
  account: 'signe.aalto@example.com',
  signed_in: true,
};

export const meta: Meta = {
  name: 'Kestrel',
  environment: 'production',
  preset: 'full',
  api_version: '1.0',
  modules: ['kyc', 'partners', 'orders', 'credits', 'learning', 'approvals', 'oauth'],
  statuses: [],
  suspension_reasons: [
    { reason: 'FRAUD', label: 'Fraud', may_end: false, needs_approval_to_lift: true },
    { reason: 'CHARGEBACK', label: 'Chargeback', may_end: false, needs_approval_to_lift: true },
    {
      reason: 'TOS_VIOLATION',
      label: 'Terms of service violation',
      may_end: true,
      needs_approval_to_lift: false,
    },
    {
      reason: 'SECURITY',
      label: 'Security concern (compromised account)',
      may_end: true,
      needs_approval_to_lift: false,
    },
    { reason: 'ADMIN_REQUEST', label: 'Asked for by an admin', may_end: true, needs_approval_to_lift: false },
    { reason: 'USER_REQUEST', label: 'Asked for by the user', may_end: true, needs_approval_to_lift: false },
  ],
  columns,
  filters,
  sorts,
  user_types: [],
  user_permissions: [],
  limits: {
    page_rows: 200,
    selection_ids: 10_000,
    export_step_up_rows: 1000,
    step_up_seconds: 120,
    sensitive_rows_per_hour: 20_000,
    approval_hours: 24,
  },
};

export const me: Me = {
  id: 'c0ffee00-0000-4000-8000-000000000002',
  name: 'Signe Aalto',
  email: 'signe.aalto@example.com',
  roles: ['Compliance'],
  permissions: [
    'user.list',
    'user.view',
    'user.view.sensitive',
    'user.export',
    'user.update',
    'user.suspend',
    'user.reactivate',
    'stats.view',
    'audit.view',
    'user.note.view',
    'user.note.write',
    'user.flag.write',
    'user.lockdown',
    'user.security.write',
    'user.session.revoke',
    'user.password.reset',
    'user.password.temporary',
    'user.access.write',
    'user.delete',
    'user.credit.write',
    'admin.user.email.override',
  ],
  admin_roles: [
    { value: 'agent', label: 'Support agent' },
    { value: 'senior', label: 'Senior administrator' },
  ],
  recovery_codes_left: 10,
};

export const session: Session = { connection, meta, me, offlineSince: null, nextTry: null };
