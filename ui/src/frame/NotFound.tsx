import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Empty } from '@/components/states/Empty';
import { Page } from './Page';

/** A link that leads nowhere, from outside or from an older version. */
export function NotFound() {
  return (
    <Page title={<Trans>Nothing here</Trans>} filled>
      <Empty
        icon={IconMapOff}
        title={<Trans>This page does not exist</Trans>}
        actions={
          <Button component={Link} to="/overview">
            <Trans>Open overview</Trans>
          </Button>
        }
      >
        <Trans>The link may come from another version of Steward.</Trans>
      </Empty>
    </Page>
  );
}
