import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useSession } from '@/api/session';
import { Card } from '@/components/Card';
import { ReasonedButton } from '@/components/ReasonedButton';
import { AuthenticatorDialog } from './AuthenticatorDialog';
import { PasswordDialog } from './PasswordDialog';
import { Row } from './Row';
import classes from './Settings.module.css';

const few = 3;

/** The admin's own ways in: password, authenticator, recovery codes (CON-7). */
export function Security() {
  const { t } = useLingui();
  const { me, offlineSince } = useSession();
  const left = me.recovery_codes_left;
  const off = offlineSince === null ? null : t`This needs a connection.`;
  const [open, setOpen] = useState<'password' | 'authenticator' | null>(null);
  const close = () => setOpen(null);
  return (
    <Card title={<Trans>Security</Trans>} flush>
      <div className={classes.rows}>
        <Row
          id="password"
          label={<Trans>Password</Trans>}
          help={<Trans>Changing it ends your other sessions.</Trans>}
        >
          <ReasonedButton size="xs" reason={off} onClick={() => setOpen('password')}>
            <Trans>Change password…</Trans>
          </ReasonedButton>
        </Row>
        <Row
          id="authenticator"
          label={<Trans>Authenticator</Trans>}
          help={
            <>
              <span data-few={left <= few || undefined}>
                <Plural
                  value={left}
                  _0="No recovery codes are left."
                  one="# recovery code is left."
                  other="# recovery codes are left."
                />
              </span>{' '}
              <Trans>Replacing it creates 10 new codes.</Trans>
            </>
          }
        >
          <ReasonedButton size="xs" reason={off} onClick={() => setOpen('authenticator')}>
            <Trans>Replace authenticator…</Trans>
          </ReasonedButton>
        </Row>
      </div>
      {open === 'password' && <PasswordDialog onClose={close} />}
      {open === 'authenticator' && <AuthenticatorDialog onClose={close} />}
    </Card>
  );
}
