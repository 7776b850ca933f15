import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useInPlaceForm } from '@/actions/dialog/useInPlaceForm';
import { followsFrom } from '@/actions/effects/changes';
import type { ProfileField } from '@/actions/fields/profile';
import type { AnyActionForm } from '@/actions/form';
import { formOf } from '@/actions/index';
import { targetOf } from '@/actions/target';
import { useRefreshUsers } from '@/api/actions';
import type { UserDetail } from '@/api/bindings';
import { useAllowed } from '@/api/session';
import { useListOf } from '@/api/user';
import { Card } from '@/components/Card';
import { Keycap } from '@/components/Keycap';
import { ReasonedButton } from '@/components/ReasonedButton';
import { Refusal } from '@/forms/Refusal';
import { useKeys } from '@/keys/useKeys';
import classes from './ProfileForm.module.css';

type Form = ReturnType<typeof useInPlaceForm>;

const operation = 'users.profile.update';

/** The profile while it is edited: each field where it stands, what becomes of it beneath it, and why at the end. */
export function ProfileForm({ user }: { user: UserDetail }) {
  const shape = formOf(operation);
  return shape && <FilledForm shape={shape} user={user} />;
}

function FilledForm({ shape, user }: { shape: AnyActionForm; user: UserDetail }) {
  const { t } = useLingui();
  const changedBy = useChangedBy(user.user_id);
  const target = { ...targetOf(user), changedBy };
  const form = useInPlaceForm(shape, operation, target);
  const refresh = useRefreshUsers();
  const { moved } = form;
  // The record is read again, so that both versions can be compared (EDT-7).
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each conflict, whoever reads it
  useEffect(() => {
    if (moved) refresh();
  }, [moved]);
  useKeys([{ keys: ['mod+Enter'], label: t`Review`, group: t`Edit profile`, run: form.review }]);
  const row = (name: ProfileField) => <Row form={form} name={name} first={name === 'first_name'} />;
  return (
    <div className={classes.form} ref={form.state.root}>
      <div className={classes.columns}>
        <div className={classes.stack}>
          <Card title={t`Person`}>
            <Rows>
              {row('first_name')}
              {row('last_name')}
              {row('date_of_birth')}
            </Rows>
          </Card>
          <Card title={t`Account`}>
            <Rows>
              {row('username')}
              {row('preferred_language')}
            </Rows>
          </Card>
        </div>
        <Card title={t`Contact`}>
          <Rows>
            {row('phone')}
            {row('phone_extension')}
            {row('address')}
            <FormInput form={form} name="address_acknowledged" />
          </Rows>
        </Card>
      </div>
      <Foot form={form} />
    </div>
  );
}

/** Who changed which field last, from the log. */
function useChangedBy(userId: string) {
  const { data } = useListOf(userId, 'users.audit.list', useAllowed('audit.view'));
  const entries = data?.pages.flatMap(({ items }) => items) ?? [];
  const latest = entries
    .toReversed()
    .flatMap(({ admin, at, changes }) =>
      admin ? changes.map(({ field }) => [field, { name: admin.name, at }] as const) : [],
    );
  return Object.fromEntries(latest);
}

function Rows({ children }: { children: ReactNode }) {
  return <div className={classes.rows}>{children}</div>;
}

type FormInputProps = { form: Form; name: string; first?: boolean };

/** One field of the form, whichever it is. */
function FormInput({ form: { fields, state }, name, first = false }: FormInputProps) {
  const field = fields[name];
  return (
    field && (
      <field.Input
        value={state.draft[name]}
        problem={state.problem(name)}
        first={first}
        about={state.about}
        onChange={(value) => state.change(name, value)}
      />
    )
  );
}

function Row({ form, name, first }: { form: Form; name: ProfileField; first: boolean }) {
  const follows = form.changed.includes(name) ? followsFrom(name, form.state.plan.data?.effects ?? []) : null;
  return (
    <div>
      <FormInput form={form} name={name} first={first} />
      {follows && <p className={classes.follows}>{follows}</p>}
    </div>
  );
}

function Foot({ form }: { form: Form }) {
  const { t } = useLingui();
  const { changed, conflicts, busy, error, off } = form;
  return (
    <div className={classes.foot}>
      <Refusal error={error} />
      <FormInput form={form} name="reason" />
      <div className={classes.verbs}>
        <span role="status">
          <Plural value={changed.length} _0="No changes yet" one="# change" other="# changes" />
          {conflicts.length > 0 && (
            <b className={classes.decide}>
              {', '}
              <Plural value={conflicts.length} one="# to decide" other="# to decide" />
            </b>
          )}
        </span>
        <Button onClick={form.discard} disabled={busy}>
          {changed.length > 0 ? <Trans>Discard changes</Trans> : <Trans>Cancel</Trans>}
        </Button>
        <ReasonedButton
          variant="filled"
          reason={off ?? (conflicts.length > 0 ? t`Choose one of the two versions first.` : null)}
          loading={busy}
          rightSection={<Keycap keys="mod+Enter" />}
          onClick={form.review}
        >
          {t`Review`}
        </ReasonedButton>
      </div>
    </div>
  );
}
