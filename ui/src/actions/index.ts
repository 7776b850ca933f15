import type { Action } from '@/api/bindings';
import { addNote } from './addNote';
import { adjustCredits } from './adjustCredits';
import { approveUser, rejectUser } from './applications';
import { approve } from './approve';
import { changeEmail } from './changeEmail';
import { changeGroups } from './changeGroups';
import { clearFlag } from './clearFlag';
import { createUser } from './createUser';
import { deleteUser } from './deleteUser';
import { disableTwoFactor } from './disableTwoFactor';
import { forcePasswordReset } from './forcePasswordReset';
import type { ActionForm, AnyActionForm, Operation } from './form';
import { hardDelete } from './hardDelete';
import { approveKyc, rejectKyc } from './kyc';
import { lockdown } from './lockdown';
import { overrideEmail } from './overrideEmail';
import { reactivate } from './reactivate';
import { reject } from './reject';
import { requireTwoFactor } from './requireTwoFactor';
import { restore } from './restore';
import { revokeSession } from './revokeSession';
import { revokeSessions } from './revokeSessions';
import { sendAgain } from './sendAgain';
import { sendEmailVerification } from './sendEmailVerification';
import { sendPasswordReset } from './sendPasswordReset';
import { setAllowedIps } from './setAllowedIps';
import { setCredentials } from './setCredentials';
import { setFlag } from './setFlag';
import { setTemporaryPassword } from './setTemporaryPassword';
import { setUniqueId } from './setUniqueId';
import { suspend } from './suspend';
import { unlock } from './unlock';
import { updateProfile } from './updateProfile';

/** Every action there is, in the order in which menus have them: one without a form, or an explicit null, doesn't compile. */
export const forms: { [O in Action['operation']]: ActionForm<O> | null } = {
  'users.create': createUser,
  'users.profile.update': updateProfile,
  'users.email.change': changeEmail,
  'users.email.override': overrideEmail,
  'users.email.send_verification': sendEmailVerification,
  'users.credentials.set': setCredentials,
  'users.unique_id.set': setUniqueId,
  'users.groups.change': changeGroups,
  'users.allowed_ips.set': setAllowedIps,
  'users.notes.add': addNote,
  'users.flags.set': setFlag,
  'users.flags.clear': clearFlag,
  'users.credits.adjust': adjustCredits,
  'users.unlock': unlock,
  'users.sessions.revoke': revokeSession,
  'users.sessions.revoke_all': revokeSessions,
  'users.password.send_reset': sendPasswordReset,
  'users.password.force_reset': forcePasswordReset,
  'users.password.temporary': setTemporaryPassword,
  'users.two_factor.require': requireTwoFactor,
  'users.two_factor.disable': disableTwoFactor,
  'users.approve': approveUser,
  'users.reject': rejectUser,
  'users.kyc.approve': approveKyc,
  'users.kyc.reject': rejectKyc,
  'users.reactivate': reactivate,
  'users.restore': restore,
  'users.suspend': suspend,
  'users.lockdown': lockdown,
  'users.delete': deleteUser,
  'users.hard_delete': hardDelete,
  'approvals.approve': approve,
  'approvals.reject': reject,
  'users.mail.send_again': sendAgain,
};

export const operations = Object.keys(forms) as Operation[];

/** What is the same for all is asked without knowing which: the one place where a name loses its own types. */
export function formOf(operation: Operation): AnyActionForm | null {
  return forms[operation] as AnyActionForm | null;
}
