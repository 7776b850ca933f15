import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useSession } from '@/api/session';
import { useCopy } from '../useCopy';
import { State } from './State';

/** Names the permission that is missing, and makes asking for it one click. */
export function NoPermission({ permission }: { permission: string }) {
  const { t } = useLingui();
  const { connection, me } = useSession();
  const { copied, copy } = useCopy();
  const roles = new Intl.ListFormat('en').format(me.roles);
  const request = t`I need the permission ${permission} on ${connection.name}. My account is ${me.email}, my roles are: ${roles}.`;
  return (
    <State
      icon={IconLock}
      title={<Trans>You cannot see this</Trans>}
      actions={
        <Button onClick={() => copy(request)}>
          {copied ? <Trans>Copied</Trans> : <Trans>Copy a request</Trans>}
        </Button>
      }
    >
      <Trans>
        This needs <code className="st-mono">{permission}</code>. Your roles: {roles}.
      </Trans>
    </State>
  );
}
