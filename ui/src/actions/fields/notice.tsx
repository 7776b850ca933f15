import { msg, t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Checkbox, Input } from '@mantine/core';
import type { SuspensionNotice } from '@/api/bindings';
import type { Field, InputProps } from './field';
import classes from './fields.module.css';

/** Whether the user is told by mail, and what stands in it. Who has no address is not. */
export function notice(): Field<SuspensionNotice, SuspensionNotice> {
  return {
    label: msg`Notification`,
    readAs: msg`Notify`,
    empty: () => ({ email: true, include_reason: true, include_appeal: true }),
    check: () => null,
    send: (wanted, { target }) => {
      const email = wanted.email && target.email !== null;
      return {
        email,
        include_reason: email && wanted.include_reason,
        include_appeal: email && wanted.include_appeal,
      };
    },
    read: wordOf,
    Input: NoticeInput,
  };
}

function wordOf({ email, include_reason: reason, include_appeal: appeal }: SuspensionNotice): string {
  if (!email) return t`No email`;
  if (reason && appeal) return t`Email with reason and how to appeal`;
  if (reason) return t`Email with reason`;
  return appeal ? t`Email with how to appeal` : t`Email without reason`;
}

function NoticeInput({ value, about: { target }, onChange }: InputProps<SuspensionNotice>) {
  const { t } = useLingui();
  const reachable = target.email !== null;
  const mailed = reachable && value.email;
  return (
    <Input.Wrapper label={t`Notification`} labelElement="div">
      <div className={classes.options} role="group" aria-label={t`Notification`}>
        <Checkbox
          label={t`Notify user by email`}
          description={reachable ? undefined : t`This user has no email address.`}
          checked={mailed}
          disabled={!reachable}
          onChange={(event) => onChange({ ...value, email: event.currentTarget.checked })}
        />
        <Checkbox
          className={classes.under}
          label={t`Include the reason code in words`}
          checked={mailed && value.include_reason}
          disabled={!mailed}
          onChange={(event) => onChange({ ...value, include_reason: event.currentTarget.checked })}
        />
        <Checkbox
          className={classes.under}
          label={t`Include how to appeal`}
          checked={mailed && value.include_appeal}
          disabled={!mailed}
          onChange={(event) => onChange({ ...value, include_appeal: event.currentTarget.checked })}
        />
      </div>
    </Input.Wrapper>
  );
}
