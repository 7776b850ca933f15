import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconKeyboard, IconSearch } from '@tabler/icons-react';
import { Keycap } from '@/components/Keycap';
import { AccountMenu } from './AccountMenu';
import { ConnectionSwitch } from './ConnectionSwitch';
import { SyncState } from './SyncState';
import classes from './TopBar.module.css';

type TopBarProps = { onSearch: () => void; onKeys: () => void };

export function TopBar({ onSearch, onKeys }: TopBarProps) {
  const { t } = useLingui();
  return (
    <div className={classes.bar}>
      <ConnectionSwitch />
      <UnstyledButton className={classes.search} onClick={onSearch}>
        <IconSearch size={16} stroke={1.6} aria-hidden />
        <span className="st-ellipsis">
          <Trans>Search users, pages and actions</Trans>
        </span>
        <Keycap keys="mod+K" />
      </UnstyledButton>
      <div className={classes.end}>
        <SyncState />
        <Tooltip label={t`Keyboard shortcuts`}>
          <ActionIcon aria-label={t`Keyboard shortcuts`} onClick={onKeys}>
            <IconKeyboard size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <AccountMenu />
      </div>
    </div>
  );
}
