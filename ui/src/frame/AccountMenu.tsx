import { Trans } from '@lingui/react/macro';
import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconLock, IconLogout, IconSettings } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useSession } from '@/api/session';
import { Keycap } from '@/components/Keycap';
import { UserAvatar } from '@/components/UserAvatar';
import { useConsole } from '@/gates/useConsole';
import classes from './TopBar.module.css';

export function AccountMenu() {
  const { me } = useSession();
  const { lock, signOut } = useConsole();
  const navigate = useNavigate();
  return (
    <Menu width={220} position="bottom-end">
      <Menu.Target>
        <UnstyledButton className={classes.me}>
          <VisuallyHidden>
            <Trans>Account:</Trans>
          </VisuallyHidden>
          <UserAvatar name={me.name} />
          <span className={classes.who}>
            <b className="st-ellipsis" dir="auto">
              {me.name}
            </b>
            <span className="st-ellipsis">{me.roles[0]}</span>
          </span>
          <IconChevronDown size={14} stroke={1.6} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.email}</Menu.Label>
        <Menu.Item
          leftSection={<IconLock size={16} stroke={1.6} />}
          rightSection={<Keycap keys="mod+shift+L" />}
          onClick={lock}
        >
          <Trans>Lock now</Trans>
        </Menu.Item>
        <Menu.Item
          leftSection={<IconSettings size={16} stroke={1.6} />}
          rightSection={<Keycap keys="mod+," />}
          onClick={() => navigate({ to: '/settings' })}
        >
          <Trans>Settings</Trans>
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={signOut}>
          <Trans>Sign out</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
