import { formOf } from '@/actions';
import type {
  Action,
  Done,
  Effect,
  LinkPurpose,
  MailTemplate,
  Plan,
  PreparedAction,
  Problem,
  Subject,
  UpdateProfileRequest,
} from '@/api/bindings';
import { asError } from '@/api/ConsoleError';
import { lucia } from './lucia';

type Foresee = { [O in Action['operation']]: (action: Extract<Action, { operation: O }>) => Effect[] };

const payouts = [{ count: 1, sum: { amount: '412.00', currency: 'EUR' } }];

/** What every action that suspends does to her. */
const suspending: Effect[] = [
  { kind: 'sessions_end', count: 3 },
  { kind: 'tokens_revoked', count: 2 },
  { kind: 'orders_stop', open: 1 },
  { kind: 'commissions_stop' },
  { kind: 'payouts_held', payouts },
  { kind: 'credits_kept', balance: '1240.00' },
  { kind: 'downline_kept', count: 37 },
];
const suspended: Effect = { kind: 'changes', field: 'status', old: 'active', new: 'suspended' };

/** What a platform would say of the user of the tests. */
const foresee: Foresee = {
  'users.create': ({ body: { name, email, status, password, send_link } }) => [
    { kind: 'changes', field: 'name', old: null, new: name },
    ...(email ? [{ kind: 'changes', field: 'email', old: null, new: email } as const] : []),
    { kind: 'changes', field: 'status', old: null, new: status },
    password ? { kind: 'password_changed' } : { kind: 'password_change_required' },
    ...(send_link && email ? [link('set_password', email)] : []),
  ],
  'users.suspend': ({ body: { reason, message, until, notice } }) => [
    suspended,
    { kind: 'login_refused', reason, message, until },
    ...suspending,
    ...(notice.email ? [mailed('suspension')] : []),
  ],
  'users.lockdown': ({ body: { message } }) => [
    suspended,
    { kind: 'login_refused', reason: 'SECURITY', message, until: null },
    ...suspending,
    { kind: 'password_change_required' },
  ],
  'users.reactivate': ({ body: { conditions } }) => [
    {
      kind: 'changes',
      field: 'status',
      old: 'suspended',
      new: conditions.require_kyc ? 'pending_verification' : 'active',
    },
    conditions.require_kyc ? { kind: 'kyc_required' } : { kind: 'login_allowed' },
    { kind: 'payouts_released', payouts },
    { kind: 'credits_kept', balance: '1240.00' },
    ...(conditions.require_password_change ? [{ kind: 'password_change_required' } as const] : []),
    ...(conditions.monitor_days ? [{ kind: 'monitored', until: '2026-12-17T10:00:00Z' } as const] : []),
    mailed('reactivation'),
  ],
  'users.delete': () => [
    { kind: 'changes', field: 'status', old: 'active', new: 'deleted' },
    { kind: 'scheduled', operation: 'users.hard_delete', at: '2027-02-15T13:32:00Z' },
    ...suspending,
    { kind: 'retained', what: 'orders', until: '2033-11-17T13:32:00Z' },
    { kind: 'retained', what: 'financial_transactions', until: '2033-11-17T13:32:00Z' },
    { kind: 'retained', what: 'audit_log', until: '2036-11-17T13:32:00Z' },
    { kind: 'retained', what: 'personal_data', until: '2027-02-15T13:32:00Z' },
    mailed('deletion'),
  ],
  'users.hard_delete': () => [
    { kind: 'erased', what: 'profile' },
    { kind: 'erased', what: 'logged_texts' },
    { kind: 'downline_moved', count: 37, to: 'P-100377' },
    { kind: 'archived', until: '2033-11-17T13:32:00Z' },
    { kind: 'retained', what: 'orders', until: '2033-11-17T13:32:00Z' },
  ],
  'users.restore': () => [
    { kind: 'changes', field: 'status', old: 'deleted', new: 'active' },
    { kind: 'login_allowed' },
    { kind: 'called_off', operation: 'users.hard_delete' },
    { kind: 'payouts_released', payouts },
    { kind: 'credits_kept', balance: '1240.00' },
    mailed('restoration'),
  ],
  'users.approve': () => [
    { kind: 'changes', field: 'status', old: 'pending_verification', new: 'active' },
    { kind: 'login_allowed' },
    mailed('approval'),
  ],
  'users.reject': () => [
    { kind: 'changes', field: 'status', old: 'pending_verification', new: 'inactive' },
    mailed('rejection'),
  ],
  'users.kyc.approve': () => [{ kind: 'changes', field: 'kyc_status', old: 'pending', new: 'approved' }],
  'users.kyc.reject': () => [{ kind: 'changes', field: 'kyc_status', old: 'pending', new: 'rejected' }],
  'users.credits.adjust': ({ body: { amount } }) => [
    { kind: 'credits_booked', amount, balance: (1240 + Number(amount)).toFixed(2) },
  ],
  'users.unlock': () => [
    { kind: 'changes', field: 'locked_until', old: '2026-11-17T15:00:00Z', new: null },
    { kind: 'changes', field: 'failed_logins', old: '10', new: '0' },
    { kind: 'login_allowed' },
  ],
  'users.sessions.revoke': () => [{ kind: 'sessions_end', count: 1 }],
  'users.sessions.revoke_all': () => [{ kind: 'sessions_end', count: 3 }],
  'users.two_factor.disable': () => [{ kind: 'changes', field: 'two_factor', old: 'on', new: 'off' }],
  'users.two_factor.require': () => [{ kind: 'two_factor_required' }],
  'users.password.force_reset': () => [{ kind: 'password_change_required' }],
  'users.password.temporary': () => [
    { kind: 'temporary_password', until: '2026-11-18T13:33:00Z' },
    { kind: 'password_change_required' },
  ],
  'users.groups.change': ({ body: { add, remove } }) => [
    {
      kind: 'groups_changed',
      joined: add.map((value) => ({ value, label: value })),
      left: remove.map((value) => ({ value, label: value })),
    },
  ],
  'users.allowed_ips.set': ({ body: { allowed_ips: ips } }) => [
    { kind: 'changes', field: 'allowed_ips', old: '198.51.100.24', new: ips.join(', ') || null },
  ],
  'users.flags.set': ({ body: { flag } }) => [{ kind: 'flag_set', flag }],
  'users.flags.clear': ({ body: { flag } }) => [{ kind: 'flag_cleared', flag }],
  'users.profile.update': ({ body }) => editing(body),
  'users.email.override': ({ body: { email } }) => [
    { kind: 'changes', field: 'email', old: 'lucia.p@example.com', new: email },
    { kind: 'mailed', to: 'lucia.p@example.com', template: 'email_changed' },
    { kind: 'mailed', to: email, template: 'email_changed' },
  ],
  'users.credentials.set': ({ body: { username, end_sessions } }) => [
    { kind: 'changes', field: 'username', old: 'lucia.p', new: username },
    ...(end_sessions ? [{ kind: 'sessions_end', count: 3 } as const] : []),
  ],
  'users.email.change': ({ body: { email } }) => [link('confirm_email', email)],
  'users.email.send_verification': () => [link('verify_email', 'lucia.p@example.com')],
  'users.password.send_reset': () => [
    link('set_password', 'lucia.p@example.com'),
    { kind: 'link_ends', purpose: 'set_password' },
  ],
  'users.unique_id.set': ({ body: { unique_id: id } }) => [
    { kind: 'changes', field: 'unique_id', old: 'KST-204871', new: id ?? 'KST-900417' },
  ],
  'users.notes.add': ({ body: { category, priority } }) => [{ kind: 'note_added', category, priority }],
  'approvals.approve': () => [
    { kind: 'changes', field: 'status', old: 'suspended', new: 'active' },
    { kind: 'login_allowed' },
    { kind: 'payouts_released', payouts },
    mailed('reactivation'),
  ],
  'approvals.reject': () => [],
  'users.mail.send_again': () => [{ kind: 'sent_again', to: 'lucia.p@example.com', template: 'restoration' }],
};

/** What follows from each of the fields that become another. */
function editing({ address_acknowledged: _, reason: __, ...edits }: UpdateProfileRequest): Effect[] {
  const changes = Object.entries(edits).flatMap(([field, edit]): Effect[] =>
    edit ? [{ kind: 'changes', field, old: edit.old, new: edit.new }] : [],
  );
  const until = '2026-11-18T14:32:00Z';
  return [
    ...changes,
    ...(edits.phone?.new
      ? [{ kind: 'verification_sent', to: edits.phone.new, valid_until: until } as const]
      : []),
    ...(edits.date_of_birth ? [{ kind: 'kyc_required' } as const] : []),
    ...(edits.address ? [{ kind: 'shipments_kept', open: 1 } as const] : []),
  ];
}

function link(purpose: LinkPurpose, to: string): Effect {
  return { kind: 'link_sent', purpose, to, valid_until: '2026-11-18T14:32:00Z' };
}

function mailed(template: MailTemplate): Effect {
  return { kind: 'mailed', to: 'lucia.p@example.com', template };
}

export function planOf(action: Action, part: Partial<Plan> = {}): Plan {
  const tell = foresee[action.operation] as (action: Action) => Effect[];
  return {
    subject: subjectOf(action),
    user: whomOf(action),
    effects: tell(action),
    faults: [],
    refusal: null,
    approval: null,
    undo: undoOf(action),
    version: 'v1',
    ...part,
  };
}

function whomOf(action: Action): Plan['user'] {
  if (action.operation === 'users.create') {
    const { name, email } = action.body;
    return { user_id: null, name, email };
  }
  const user_id = 'user_id' in action.path ? action.path.user_id : lucia.user_id;
  return { user_id, name: lucia.name, email: lucia.profile.email };
}

/** Who was made. */
export const newcomer = '018f3c2a-0000-7000-8000-00000000c0de';

function subjectOf(action: Action): Subject {
  if (action.operation === 'users.create') return { kind: 'user', id: newcomer, label: action.body.name };
  const { path } = action;
  if ('approval_id' in path) return { kind: 'approval', id: path.approval_id, label: lucia.name };
  if ('session_id' in path)
    return { kind: 'session', id: path.session_id, label: 'Firefox 145, Windows 11, Lisbon, PT' };
  if ('mail_id' in path) return { kind: 'message', id: path.mail_id, label: lucia.name };
  return { kind: 'user', id: path.user_id, label: lucia.name };
}

function undoOf({ operation, path, body }: Action): Action | null {
  if (operation === 'users.flags.set')
    return { operation: 'users.flags.clear', path, body: { flag: body.flag, reason: null } };
  if (operation === 'users.flags.clear')
    return {
      operation: 'users.flags.set',
      path,
      body: { flag: body.flag, reason: body.reason ?? 'Undone.' },
    };
  if (operation === 'users.credits.adjust') {
    const amount = (-Number(body.amount)).toFixed(2);
    return { operation, path, body: { amount, kind: 'adjustment', reason: 'Undone.' } };
  }
  return null;
}

const incomplete: Problem = {
  code: 'invalid_fields',
  status: 422,
  title: 'Something is not filled in as it has to be.',
  detail: 'Correct what is named. Nothing was changed.',
};

/** What the desk gives back: what it will send, and what was foreseen. Like the desk, it refuses what would be refused. */
export function preparedOf(action: Action, part: Partial<PreparedAction> = {}): PreparedAction {
  const { plan = planOf(action) } = part;
  if (plan.faults.length > 0) throw asError({ ...incomplete, fields: plan.faults });
  if (plan.refusal !== null) throw asError(plan.refusal);
  return {
    action_id: 'action-1',
    action,
    plan,
    has_secret: false,
    user_name: plan.user.name,
    user_email: plan.user.email,
    digest: '7F3A-91C2',
    needs_code: formOf(action.operation)?.light !== true,
    environment: 'production',
    platform: 'Kestrel',
    ...part,
  };
}

export function doneOf(action: Action, part: Partial<Done> = {}): Done {
  const { subject, effects, undo } = planOf(action);
  return { subject, effects, undo, audit: { id: 'e1', number: 48_210_381 }, digest: '7F3A-91C2', ...part };
}
