import { getCurrentWindow } from '@tauri-apps/api/window';

/** Names the window for the task bar and the window list. Without a shell around it (tests) only the document. */
export function setWindowTitle(title: string) {
  document.title = title;
  if ('__TAURI_INTERNALS__' in window) void getCurrentWindow().setTitle(title);
}
