/** Debian's Chromium, for pictures and for tests of what it shows. */
export const chromiumPath = '/usr/bin/chromium'

/** No network, no first-run pages, no services of the browser's own. */
export const chromiumArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
