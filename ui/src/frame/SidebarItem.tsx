import { useLingui } from '@lingui/react';
import { NavLink, Tooltip } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PlaceSearch } from './place';
import type { Place } from './places';
import classes from './Sidebar.module.css';

type SidebarItemProps = {
  /** Without an icon where it belongs to the item above. */
  place: Pick<Place, 'to'> & { icon?: Place['icon']; search?: PlaceSearch; label: Place['label'] | string };
  /** A heading of sub-items is never the current page itself. */
  heading?: boolean;
  sub?: boolean;
  rail?: boolean;
  count?: ReactNode;
};

export function SidebarItem({ place, heading, sub, rail, count }: SidebarItemProps) {
  const { i18n } = useLingui();
  const { pathname, search } = useLocation();
  const wanted = place.search ?? {};
  // A user's page belongs to the list of all, a new export to the exports.
  const within = pathname === place.to || pathname.startsWith(`${place.to}/`);
  const here = within && search.list === wanted.list && search.view === wanted.view;
  const active = here && (!heading || rail === true);
  const label = typeof place.label === 'string' ? place.label : i18n._(place.label);
  const Shape = place.icon;
  return (
    <Tooltip label={label} position="right" disabled={!rail}>
      <NavLink
        variant="subtle"
        active={active}
        aria-current={active ? (pathname === place.to ? 'page' : true) : undefined}
        label={label}
        noWrap
        leftSection={Shape && <Shape size={16} stroke={1.6} />}
        rightSection={count}
        classNames={{ root: sub ? `${classes.item} ${classes.sub}` : classes.item, label: classes.label }}
        renderRoot={(root) => <Link {...root} to={place.to} search={wanted} />}
      />
    </Tooltip>
  );
}
