import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  ActionIcon,
  Anchor,
  Button,
  Checkbox,
  Combobox,
  Input,
  InputWrapper,
  Kbd,
  Loader,
  type MantineThemeComponents,
  Menu,
  Modal,
  ModalHeader,
  type ModalProps,
  MultiSelect,
  Paper,
  PasswordInput,
  Popover,
  Radio,
  SegmentedControl,
  Select,
  Skeleton,
  Switch,
  Tabs,
  Tooltip,
} from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { createElement } from 'react';
import classes from './controls.module.css';

const floating = { duration: 120 };

/** Whatever opens a list of choices has this at its end. */
const chevron = createElement(IconChevronDown, { size: 14, stroke: 1.6, 'aria-hidden': true });

/** Component defaults, so that no page sets a size, height or colour of its own. */
export const controls: MantineThemeComponents = {
  ActionIcon: ActionIcon.extend({
    defaultProps: { variant: 'subtle', size: 'md', color: 'gray' },
    classNames: { root: classes.action },
  }),
  Anchor: Anchor.extend({ defaultProps: { underline: 'hover', inherit: true } }),
  Button: Button.extend({
    defaultProps: { size: 'sm', variant: 'default' },
    classNames: { root: classes.button, section: classes.buttonSection },
  }),
  Checkbox: Checkbox.extend({
    defaultProps: { size: '14px' },
    classNames: {
      inner: classes.inlineMark,
      input: classes.check,
      icon: classes.checkIcon,
      label: classes.inlineLabel,
      description: classes.inlineDescription,
    },
  }),
  Combobox: Combobox.extend({
    defaultProps: { shadow: 'md', transitionProps: floating },
    classNames: { dropdown: classes.dropdown },
  }),
  Input: Input.extend({
    defaultProps: { size: 'sm' },
    classNames: { wrapper: classes.input, input: classes.inputField, section: classes.inputSection },
  }),
  InputWrapper: InputWrapper.extend({
    defaultProps: {
      size: 'sm',
      withAsterisk: false,
      inputWrapperOrder: ['label', 'input', 'description', 'error'],
    },
    classNames: { label: classes.label, description: classes.description, error: classes.error },
  }),
  Kbd: Kbd.extend({ defaultProps: { size: 'xs' }, classNames: { root: classes.kbd } }),
  Loader: Loader.extend({ defaultProps: { size: 16, color: 'var(--st-accent)' } }),
  Menu: Menu.extend({
    defaultProps: {
      withInitialFocusPlaceholder: false,
      shadow: 'md',
      transitionProps: floating,
      position: 'bottom-start',
      offset: 4,
    },
    classNames: {
      dropdown: classes.dropdown,
      item: classes.menuItem,
      itemSection: classes.menuSection,
      label: classes.menuLabel,
      divider: classes.menuDivider,
    },
  }),
  Modal: {
    ...Modal.extend({
      classNames: {
        overlay: classes.overlay,
        content: classes.modalContent,
        header: classes.modalHeader,
        title: classes.modalTitle,
        body: classes.modalBody,
        close: classes.modalClose,
      },
    }),
    // A function: the language is known by the time a dialog opens.
    defaultProps: (): Partial<ModalProps> => ({
      closeButtonProps: { 'aria-label': i18n._(msg`Close`) },
      centered: true,
      radius: 'lg',
      transitionProps: floating,
      zIndex: 200,
      size: 560,
    }),
  },
  MultiSelect: MultiSelect.extend({ defaultProps: { rightSection: chevron } }),
  PasswordInput: PasswordInput.extend({ classNames: { visibilityToggle: classes.reveal } }),
  // Inside a dialog it is no banner of the page.
  ModalHeader: ModalHeader.extend({ defaultProps: { role: 'none' } }),
  Paper: Paper.extend({ defaultProps: { withBorder: true, shadow: 'none' } }),
  Popover: Popover.extend({
    defaultProps: { shadow: 'md', transitionProps: floating, position: 'bottom-start' },
    classNames: { dropdown: classes.dropdown },
  }),
  Radio: Radio.extend({
    defaultProps: { size: '14px' },
    classNames: {
      inner: classes.inlineMark,
      radio: classes.radio,
      icon: classes.radioIcon,
      label: classes.inlineLabel,
      description: classes.inlineDescription,
    },
  }),
  SegmentedControl: SegmentedControl.extend({
    defaultProps: { size: 'xs' },
    classNames: {
      root: classes.segments,
      control: classes.segment,
      label: classes.segmentLabel,
      indicator: classes.segmentOn,
    },
  }),
  Select: Select.extend({ defaultProps: { allowDeselect: false, rightSection: chevron } }),
  Skeleton: Skeleton.extend({ defaultProps: { radius: 'sm' }, classNames: { root: classes.skeleton } }),
  Switch: Switch.extend({
    defaultProps: { size: 'xs', withThumbIndicator: false },
    classNames: {
      root: classes.switch,
      track: classes.switchTrack,
      label: classes.inlineLabel,
      description: classes.inlineDescription,
    },
  }),
  Tabs: Tabs.extend({ classNames: { tab: classes.tab } }),
  Tooltip: Tooltip.extend({
    defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } },
    classNames: { tooltip: classes.tooltip },
  }),
};
