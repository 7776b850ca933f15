import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useAllowed, useSession } from '@/api/session';
import { Empty } from '@/components/states/Empty';
import { NoPermission } from '@/components/states/NoPermission';
import { useExportScope } from '@/forms/exportScope';
import { Page } from '@/frame/Page';
import { ExportWizard } from './ExportWizard';

/** Makes a file of the users of a list (EXP-1). */
export default function ExportNew() {
  const { t } = useLingui();
  const allowed = useAllowed('user.export');
  const { connection } = useSession();
  const scope = useExportScope();
  const navigate = useNavigate();
  if (!allowed) {
    return (
      <Page title={t`Export users`}>
        <NoPermission permission="user.export" />
      </Page>
    );
  }
  if (!scope) {
    return (
      <Page title={t`Export users`}>
        <Empty
          icon={IconFileExport}
          title={<Trans>An export starts from a list</Trans>}
          actions={
            <Button onClick={() => void navigate({ to: '/users' })}>
              <Trans>Open users</Trans>
            </Button>
          }
        >
          <Trans>Filter the list or select users there, then press Export.</Trans>
        </Empty>
      </Page>
    );
  }
  const key = JSON.stringify([connection.id, scope.selector, scope.user_ids]);
  return <ExportWizard key={key} draftKey={`export ${key}`} scope={scope} />;
}
