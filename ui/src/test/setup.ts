import '@testing-library/jest-dom/vitest';
import { i18n } from '@lingui/core';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import { messages } from '@/messages/en/messages.po';

i18n.load('en', messages);
i18n.activate('en');

afterEach(cleanup);
// What is waited for comes or fails the test; how fast the machine is does not matter.
configure({ asyncUtilTimeout: 10_000 });

// jsdom has no layout and no media queries; Mantine asks for both.
window.matchMedia = vi.fn().mockImplementation((query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => {},
  removeEventListener: () => {},
}));
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Element.prototype.scrollIntoView = () => {};
window.scrollTo = () => {};
// Text areas that grow measure again when a font has come.
Object.defineProperty(document, 'fonts', { value: new EventTarget() });
