import type {
  Action,
  ActionFate,
  ConsoleError,
  Done,
  FieldEdit,
  Plan,
  PreparedAction,
  Suspension,
  UserDetail,
} from '@/api/bindings';
import type { FakeOperations } from '@/test/operations';
import { doneOf, planOf, preparedOf } from '@/test/plans';
import type { FakeAnswers } from '.';
import { ask, decide } from './approvals';

/** `?action=lost` in the address loses the answer to a confirmation. Code 000000 is wrong. */
const mode = new URLSearchParams(location.search).get('action');
const ivo = { id: 'a1', name: 'Ivo Brandt' };

type Patch = (user: UserDetail) => UserDetail;

/** What was done since the window was opened, by user. */
const patches = new Map<string, Patch[]>();
const suspensions = new Map<string, Suspension[]>();
const prepared = new Map<string, PreparedAction>();
let asked = 0;

/** The user as the actions of this window left it. */
export function patched(user: UserDetail): UserDetail {
  return (patches.get(user.user_id) ?? []).reduce((so, patch) => patch(so), user);
}

function needsTwo({ operation, path }: Action): boolean {
  const [latest] = (operation === 'users.reactivate' && suspensions.get(path.user_id)) || [];
  return latest?.reason === 'FRAUD' || latest?.reason === 'CHARGEBACK';
}

function plan(action: Action): Plan {
  return planOf(action, { approval: needsTwo(action) ? 'user.reactivate.approve' : null });
}

function prepare(action: Action): PreparedAction {
  const made = preparedOf(action, { action_id: `action-${prepared.size + 1}`, plan: plan(action) });
  prepared.set(made.action_id, made);
  return made;
}

function carryOut(actionId: unknown): Done {
  const made = prepared.get(String(actionId));
  if (!made) throw new Error('unknown action');
  const { action, plan } = made;
  // Whom it makes isn't kept: the fake platform has the users that it has.
  if (action.operation === 'users.create') return doneOf(action);
  if ('approval_id' in action.path) return decide(action.path.approval_id, action, doneOf(action));
  if (plan.approval) return ask(made);
  const { user_id } = action.path;
  patches.set(user_id, [...(patches.get(user_id) ?? []), patchOf(action)]);
  return doneOf(action);
}

/** What an action leaves in the record, as far as a screen shows it. */
function patchOf({ operation, path, body }: Action): Patch {
  const now = new Date().toISOString();
  const secured = (part: Partial<UserDetail['security']>): Patch => {
    return (user) => ({ ...user, security: { ...user.security, ...part } });
  };
  switch (operation) {
    case 'users.suspend':
    case 'users.lockdown': {
      const begun: Suspension = {
        reason: operation === 'users.suspend' ? body.reason : 'SECURITY',
        justification: operation === 'users.suspend' ? body.justification : body.reason,
        message: body.message,
        since: now,
        until: operation === 'users.suspend' ? body.until : null,
        by: ivo,
        ended_at: null,
        end_reason: null,
      };
      suspensions.set(path.user_id, [begun, ...(suspensions.get(path.user_id) ?? [])]);
      return (user) => ({ ...user, status: 'suspended', account: { ...user.account, suspension: begun } });
    }
    case 'users.reactivate': {
      const [latest, ...before] = suspensions.get(path.user_id) ?? [];
      if (latest)
        suspensions.set(path.user_id, [{ ...latest, ended_at: now, end_reason: body.reason }, ...before]);
      return (user) => ({ ...user, status: 'active', account: { ...user.account, suspension: null } });
    }
    case 'users.delete': {
      const due = new Date(Date.now() + 90 * 86_400_000).toISOString();
      return (user) => ({
        ...user,
        status: 'deleted',
        account: { ...user.account, deleted_at: now, restorable_until: due },
      });
    }
    case 'users.restore':
      return (user) => ({
        ...user,
        status: 'active',
        account: { ...user.account, deleted_at: null, restorable_until: null },
      });
    case 'users.credits.adjust':
      return (user) => ({
        ...user,
        account: {
          ...user.account,
          credit_balance: (Number(user.account.credit_balance) + Number(body.amount)).toFixed(2),
        },
      });
    case 'users.flags.set': {
      const set = { flag: body.flag, since: now, by: ivo, reason: body.reason };
      return (user) => ({ ...user, flags: [...user.flags, set] });
    }
    case 'users.flags.clear':
      return (user) => ({ ...user, flags: user.flags.filter(({ flag }) => flag !== body.flag) });
    case 'users.profile.update': {
      const { first_name: first, last_name: last, preferred_language: language, ...rest } = body;
      return (user) => {
        const become = (edit: FieldEdit | null, was: string | null) => (edit ? edit.new : was);
        const { profile, account } = user;
        const names = {
          first_name: become(first, profile.first_name),
          last_name: become(last, profile.last_name),
        };
        return {
          ...user,
          name: [names.first_name, names.last_name].filter(Boolean).join(' '),
          profile: {
            ...profile,
            ...names,
            username: become(rest.username, profile.username),
            date_of_birth: become(rest.date_of_birth, profile.date_of_birth),
            phone: become(rest.phone, profile.phone),
            phone_extension: become(rest.phone_extension, profile.phone_extension),
            address: become(rest.address, profile.address),
          },
          account: {
            ...account,
            preferred_language: become(language, account.preferred_language),
            phone_verified_at: rest.phone ? null : account.phone_verified_at,
          },
        };
      };
    }
    case 'users.email.change': {
      const until = new Date(Date.now() + 86_400_000).toISOString();
      const pending_email = { email: body.email, asked_at: now, valid_until: until };
      return (user) => ({ ...user, account: { ...user.account, pending_email } });
    }
    case 'users.email.override':
      return (user) => ({
        ...user,
        profile: { ...user.profile, email: body.email },
        account: { ...user.account, pending_email: null },
      });
    case 'users.unique_id.set':
      return (user) => ({ ...user, unique_id: body.unique_id ?? 'KST-900417' });
    case 'users.unlock':
      return secured({ locked_until: null, failed_logins: 0 });
    case 'users.two_factor.disable':
      return secured({ two_factor: false, two_factor_required: false });
    case 'users.two_factor.require':
      return secured({ two_factor_required: true });
    case 'users.password.force_reset':
      return secured({ password_change_required: true });
    case 'users.password.temporary':
      return secured({
        password_change_required: true,
        temporary_password_until: new Date(Date.now() + 86_400_000).toISOString(),
      });
    default:
      return (user) => user;
  }
}

function refuse(code: ConsoleError['code'], message: string): never {
  throw {
    code,
    message,
    remedy: null,
    fields: [],
    request_id: 'req_2b70c1f64d418f2c',
    permission: null,
    retry_after: null,
    attempts_left: null,
  };
}

/** Every action, from its plan to its fate. */
export const actionAnswers: FakeAnswers = {
  prepare_action: ({ action }) => prepare(action as Action),
  confirm_action: ({ actionId, code }) => {
    if (code === '000000') refuse('wrong_code', 'That code is not right.');
    if (mode === 'lost') refuse('outcome_unknown', 'The answer was lost.');
    return carryOut(actionId);
  },
  resolve_action: ({ actionId }): ActionFate => {
    asked += 1;
    return asked < 3 ? { state: 'in_progress' } : { state: 'done', outcome: carryOut(actionId) };
  },
  discard_action: () => null,
  list_open_actions: () => [],
};

/** What is read for them. */
export const actionOperations: FakeOperations = {
  'actions.plan': ({ body }) => plan(body as Action),
  'users.suspensions.list': ({ path }) => suspensions.get(path.user_id) ?? [],
};
