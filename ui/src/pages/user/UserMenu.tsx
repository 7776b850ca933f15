import { Trans } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { ActionItems } from '@/actions/ActionItems';
import { targetOf } from '@/actions/target';
import type { UserDetail } from '@/api/bindings';

type UserMenuProps = { user: UserDetail; opened: boolean; onChange(open: boolean): void };

/** What can be done with this user. */
export function UserMenu({ user, opened, onChange }: UserMenuProps) {
  return (
    <Menu opened={opened} onChange={onChange} position="bottom-end">
      <Menu.Target>
        <Button rightSection={<IconChevronDown size={14} stroke={1.6} />}>
          <Trans>Actions</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ActionItems target={targetOf(user)} />
      </Menu.Dropdown>
    </Menu>
  );
}
