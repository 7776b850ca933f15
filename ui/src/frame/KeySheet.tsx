import { Trans } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { Keycap } from '@/components/Keycap';
import { byGroup } from '@/keys/groups';
import type { KeyBinding } from '@/keys/registry';
import { useAllKeys } from '@/keys/useKeys';
import classes from './KeySheet.module.css';

/** Every key that works now, by group. */
export default function KeySheet({ onClose }: { onClose: () => void }) {
  const groups = byGroup(useAllKeys().filter(({ keys }) => keys.length > 0));
  return (
    <Modal opened onClose={onClose} size={820} title={<Trans>Keyboard shortcuts</Trans>}>
      <div className={classes.groups}>
        {groups.map(([group, bindings]) => (
          <Group key={group} name={group} bindings={bindings} />
        ))}
      </div>
    </Modal>
  );
}

function Group({ name, bindings }: { name: string; bindings: KeyBinding[] }) {
  return (
    <section className={classes.group}>
      <h3>{name}</h3>
      <ul>
        {bindings.map(({ label, keys }) => (
          <li key={label}>
            <span>{label}</span>
            <span className={classes.alternatives}>
              {keys.map((each) => (
                <Keycap key={each} keys={each} />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
