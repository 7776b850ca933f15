import { Menu } from '@mantine/core';
import { Fragment } from 'react';
import classes from './ActionItems.module.css';
import type { Target } from './target';
import { useOffers } from './useOffers';

/** In a menu: what can be done with a user. What can't be done says why and stays reachable by key. */
export function ActionItems({ target }: { target: Target }) {
  const offers = useOffers(target);
  const firstGrave = offers.findIndex(({ form }) => form.tone === 'grave');
  return offers.map(({ operation, form, label, icon: Shape, reason, open }, at) => (
    <Fragment key={operation}>
      {at > 0 && at === firstGrave && <Menu.Divider />}
      <Menu.Item
        data-danger={(form.tone === 'grave' && reason === null) || undefined}
        aria-disabled={reason !== null || undefined}
        closeMenuOnClick={reason === null}
        leftSection={<Shape size={16} stroke={1.6} />}
        className={reason === null ? undefined : classes.off}
        onClick={open}
      >
        {label}
        {reason !== null && <span className={classes.reason}>{reason}</span>}
      </Menu.Item>
    </Fragment>
  ));
}
