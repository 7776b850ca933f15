import { Trans } from '@lingui/react/macro';
import { AppShell } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { KeyListener } from '@/keys/KeyListener';
import classes from './Frame.module.css';
import { openPalette } from './openPalette';
import { Sidebar } from './Sidebar';
import { TopBar } from './TopBar';
import { useDeepLinks } from './useDeepLinks';
import { useFrameKeys } from './useFrameKeys';
import { useSidebar } from './useSidebar';

// Neither is needed for the first paint.
const Palette = lazy(() => import('./Palette'));
const KeySheet = lazy(() => import('./KeySheet'));
const Actions = lazy(() => import('@/actions/Actions'));

/** What stands around every page: top bar, sidebar, palette, sheet of keys. */
export function Frame() {
  const sidebar = useSidebar();
  const [keysOpen, setKeysOpen] = useState(false);
  const openKeys = () => setKeysOpen(true);
  useFrameKeys({ openPalette, openKeys, toggleSidebar: sidebar.toggle });
  useDeepLinks();
  return (
    <AppShell
      layout="default"
      header={{ height: 48 }}
      navbar={{ width: sidebar.width, breakpoint: 0 }}
      padding={0}
      transitionDuration={120}
    >
      <button type="button" className={classes.skip} onClick={() => document.getElementById('page')?.focus()}>
        <Trans>Skip to the page</Trans>
      </button>
      <AppShell.Header className={classes.header}>
        <TopBar onSearch={openPalette} onKeys={openKeys} />
      </AppShell.Header>
      <AppShell.Navbar
        className={classes.navbar}
        component="div"
        data-over={sidebar.over || undefined}
        onClick={sidebar.close}
      >
        <Sidebar rail={sidebar.rail} />
      </AppShell.Navbar>
      <AppShell.Main className={classes.main} id="page" tabIndex={-1}>
        <Suspense>
          <Outlet />
        </Suspense>
      </AppShell.Main>
      <KeyListener />
      <Suspense>
        <Palette />
        <Actions />
        {keysOpen && <KeySheet onClose={() => setKeysOpen(false)} />}
      </Suspense>
    </AppShell>
  );
}
