import { Trans } from '@lingui/react/macro';
import { Page } from '@/frame/Page';
import { About } from './About';
import { Appearance } from './Appearance';
import { Safety } from './Safety';
import { Security } from './Security';
import { Sessions } from './Sessions';
import classes from './Settings.module.css';

export default function SettingsPage() {
  return (
    <Page title={<Trans>Settings</Trans>}>
      <div className={classes.page}>
        <Appearance />
        <Safety />
        <Security />
        <Sessions />
        <About />
      </div>
    </Page>
  );
}
