import { Trans } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { IconArrowsDiagonal, IconBan, IconCopy, IconRotateClockwise } from '@tabler/icons-react';
import type { UserRow } from '@/api/bindings';
import { useAllowed, useSession } from '@/api/session';
import { useCopy } from '@/components/useCopy';
import { openAction } from '@/forms/actions';

export type MenuPoint = { x: number; y: number };

type RowMenuProps = { row: UserRow; at: MenuPoint; onOpen(): void; onClose(): void };

/** What can be done with one row, where the pointer or the focus is. */
export function RowMenu({ row, at, onOpen, onClose }: RowMenuProps) {
  const { offlineSince } = useSession();
  const { copy } = useCopy();
  const suspended = row.status === 'suspended';
  const allowed = useAllowed(suspended ? 'user.reactivate' : 'user.suspend');
  const off = !allowed || offlineSince !== null || row.status === 'deleted';
  const target = { userId: row.user_id, name: row.name, email: row.email };
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
        {suspended ? (
          <Menu.Item
            leftSection={<IconRotateClockwise size={16} stroke={1.6} />}
            disabled={off}
            onClick={() => openAction(target, 'reactivate')}
          >
            <Trans>Reactivate…</Trans>
          </Menu.Item>
        ) : (
          <Menu.Item
            data-danger
            leftSection={<IconBan size={16} stroke={1.6} />}
            disabled={off}
            onClick={() => openAction(target, 'suspend')}
          >
            <Trans>Suspend…</Trans>
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
