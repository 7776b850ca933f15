import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { formOf } from '@/actions';
import { EffectsPanel } from '@/actions/dialog/EffectsPanel';
import { useFormOnPage } from '@/actions/dialog/useFormOnPage';
import type { AnyActionForm } from '@/actions/form';
import { nobody } from '@/actions/target';
import { Card } from '@/components/Card';
import { Keycap } from '@/components/Keycap';
import { ReasonedButton } from '@/components/ReasonedButton';
import { OfflineStrip } from '@/components/states/OfflineStrip';
import { Refusal } from '@/forms/Refusal';
import { Page } from '@/frame/Page';
import { useKeys } from '@/keys/useKeys';
import classes from './userNew.module.css';

const operation = 'users.create';

/** Making a user (CRE-1). */
export default function UserNew() {
  const shape = formOf(operation);
  return shape && <NewUser shape={shape} />;
}

type Form = ReturnType<typeof useFormOnPage>;

function NewUser({ shape }: { shape: AnyActionForm }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const form = useFormOnPage(shape, operation, nobody);
  const { state, barred, busy, error, review } = form;
  const field = (name: string, first?: true) => <Input shape={shape} form={form} name={name} first={first} />;
  useKeys([{ keys: ['mod+Enter'], label: t`Review`, group: t`Create user`, hint: true, run: review }]);

  function leave() {
    state.drop();
    void navigate({ to: '/users' });
  }

  return (
    <Page title={t`Create user`} filled>
      <OfflineStrip />
      <div className={classes.split}>
        <div className={classes.main} ref={state.root}>
          <Refusal error={error} />
          <Card title={t`Person`}>
            <div className={classes.rows}>
              {field('name', true)}
              {field('email')}
              <div className={classes.pair}>
                {field('phone')}
                {field('phone_extension')}
              </div>
            </div>
          </Card>
          <Card title={t`Account`}>
            <div className={classes.rows}>
              {field('username')}
              {field('status')}
              {field('user_types')}
              {field('roles')}
            </div>
          </Card>
          <Card title={t`First login`}>
            <div className={classes.rows}>
              {field('password')}
              {field('send_link')}
            </div>
          </Card>
        </div>
        <aside className={classes.effects}>
          <EffectsPanel form={shape} plan={state.plan} />
        </aside>
      </div>
      <div className={classes.foot}>
        <span>
          <Trans>Nothing is created before the review.</Trans>
        </span>
        <Button onClick={leave} disabled={busy}>
          {state.dirty ? <Trans>Discard</Trans> : <Trans>Cancel</Trans>}
        </Button>
        <ReasonedButton
          variant="filled"
          reason={barred}
          loading={busy}
          rightSection={<Keycap keys="mod+Enter" />}
          onClick={review}
        >
          {t`Review`}
        </ReasonedButton>
      </div>
    </Page>
  );
}

type InputProps = { shape: AnyActionForm; form: Form; name: string; first: true | undefined };

function Input({ shape, form: { state, problem }, name, first }: InputProps) {
  const field = shape.fields[name];
  return (
    field && (
      <field.Input
        value={state.draft[name]}
        problem={problem(name)}
        first={first === true}
        about={state.about}
        onChange={(value) => state.change(name, value)}
      />
    )
  );
}
