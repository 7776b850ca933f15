import { Trans } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { IconArrowsDiagonal, IconCopy } from '@tabler/icons-react';
import { ActionItems } from '@/actions/ActionItems';
import type { UserRow } from '@/api/bindings';
import { useCopy } from '@/components/useCopy';

export type MenuPoint = { x: number; y: number };

type RowMenuProps = { row: UserRow; at: MenuPoint; onOpen(): void; onClose(): void };

/** What can be done with one row, where the pointer or the focus is. */
export function RowMenu({ row, at, onOpen, onClose }: RowMenuProps) {
  const { copy } = useCopy();
  return (
    <Menu opened onChange={(open) => !open && onClose()} returnFocus>
      <Menu.Target>
        <span style={{ position: 'fixed', left: at.x, top: at.y }} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowsDiagonal size={16} stroke={1.6} />} onClick={onOpen}>
          <Trans>Open</Trans>
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={16} stroke={1.6} />} onClick={() => copy(row.user_id)}>
          <Trans>Copy user ID</Trans>
        </Menu.Item>
        <Menu.Divider />
        <ActionItems target={row} />
      </Menu.Dropdown>
    </Menu>
  );
}
