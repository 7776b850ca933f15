import { Plural } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import classes from './NewUsers.module.css';

type NewUsersProps = { count: number; onShow(): void };

/** Over the first rows: users came in above. They are shown when asked for, so that no row moves under the pointer. */
export function NewUsers({ count, onShow }: NewUsersProps) {
  return (
    <div className={classes.over} role="status">
      {count > 0 && (
        <Button
          size="xs"
          className={classes.pill}
          leftSection={<IconArrowUp size={14} stroke={1.6} />}
          onClick={onShow}
        >
          <Plural value={count} one="# new, show" other="# new, show" />
        </Button>
      )}
    </div>
  );
}
