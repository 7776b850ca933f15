import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ask } from '@/api/read';
import { useSession } from '@/api/session';
import { Card } from '@/components/Card';
import { CopyId } from '@/components/CopyId';
import { KeyValue, KeyValueList } from '@/components/KeyValue';

/** What to name when asking for help. */
export function About() {
  const { t } = useLingui();
  const { connection, meta, me } = useSession();
  const version = useQuery(ask('consoleState')).data?.version;
  return (
    <Card title={<Trans>About</Trans>}>
      <KeyValueList labelWidth="140px">
        {version && <KeyValue label={<Trans>Steward</Trans>}>{version}</KeyValue>}
        <KeyValue label={<Trans>Platform</Trans>}>{t`${connection.name}, API ${meta.api_version}`}</KeyValue>
        <KeyValue label={<Trans>Address</Trans>}>
          {connection.url ? (
            <CopyId value={connection.url} label={t`Copy address`} full />
          ) : (
            <Trans>On this computer</Trans>
          )}
        </KeyValue>
        <KeyValue label={<Trans>Your account</Trans>}>
          <CopyId value={me.id} label={t`Copy your user ID`} />
        </KeyValue>
        <KeyValue label={<Trans>Your roles</Trans>}>{me.roles.join(', ')}</KeyValue>
      </KeyValueList>
    </Card>
  );
}
