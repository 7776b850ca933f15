import { Trans } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCheck } from '@tabler/icons-react';
import type { SortKey } from '@/api/bindings';
import { useSession } from '@/api/session';
import { chooseSort, columnOfSort, type Sort } from './sort';

type SortMenuProps = { sort: Sort; open: boolean; onOpen(open: boolean): void; onSort(sort: Sort): void };

/** The order of the list; choosing the same key again turns it around. */
export function SortMenu({ sort, open, onOpen, onSort }: SortMenuProps) {
  const { meta } = useSession();
  const labelOf = (key: SortKey) => {
    const column = columnOfSort(meta.columns, key);
    return meta.columns.find((known) => known.column === column)?.label ?? key;
  };
  const Arrow = sort.descending ? IconArrowDown : IconArrowUp;
  return (
    <Menu opened={open} onChange={onOpen} position="bottom-end">
      <Menu.Target>
        <Button size="xs" leftSection={<Arrow size={14} stroke={1.6} />}>
          {labelOf(sort.key)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Trans>Sort by</Trans>
        </Menu.Label>
        {meta.sorts.map((key) => (
          <Menu.Item
            key={key}
            role="menuitemradio"
            aria-checked={key === sort.key}
            rightSection={key === sort.key ? <IconCheck size={14} stroke={1.6} /> : null}
            onClick={() => onSort(chooseSort(sort, key))}
          >
            {labelOf(key)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
