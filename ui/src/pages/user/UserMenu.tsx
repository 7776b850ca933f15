import { Trans } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { UserDetail } from '@/api/bindings';
import { useStatusAction } from '@/forms/useStatusAction';
import { subjectOf } from './subject';
import classes from './UserMenu.module.css';

type UserMenuProps = { user: UserDetail; opened: boolean; onChange(open: boolean): void };

/** What can be done with this user. What can't be done says why and stays reachable by key. */
export function UserMenu({ user, opened, onChange }: UserMenuProps) {
  const { action, label, icon: Shape, reason, open } = useStatusAction(subjectOf(user));
  return (
    <Menu opened={opened} onChange={onChange} position="bottom-end">
      <Menu.Target>
        <Button rightSection={<IconChevronDown size={14} stroke={1.6} />}>
          <Trans>Actions</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          data-danger={(action === 'suspend' && reason === null) || undefined}
          aria-disabled={reason !== null || undefined}
          closeMenuOnClick={reason === null}
          leftSection={<Shape size={16} stroke={1.6} />}
          className={reason === null ? undefined : classes.off}
          onClick={open}
        >
          {label}
          {reason !== null && <span className={classes.reason}>{reason}</span>}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
